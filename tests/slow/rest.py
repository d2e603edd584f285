"""Measures a booth that nobody touches: python3 rest.py DATA [PICTURE of what rests]"""

import subprocess
import sys
import time

from booth import Booth, fail

SETTLE_SECS, REST_SECS = 4.0, 20.0
SCREEN = (1920, 1080)

data = sys.argv[1]
# The second start finds the pictures that the first one drew.
for start in ("first", "second"):
    booth = Booth(data, "--ppi", "92")
    shown = booth.wait_until_shown()
    size = booth.window_size()
    if size != SCREEN:
        fail(f"without a window manager the booth fills {size} of {SCREEN} pixels")
    print(f"rest: {start} start: window shown with its first picture after {shown:.2f} s, {booth.cpu_secs():.2f} s CPU")
    if start == "first":
        booth.end()


def rest(where):
    """CPU seconds and wakes of the main thread while nobody touches anything."""
    time.sleep(SETTLE_SECS)
    cpu, wakes = booth.cpu_secs(), booth.wakes()
    time.sleep(REST_SECS)
    cpu, wakes = booth.cpu_secs() - cpu, booth.wakes() - wakes
    print(f"rest: {REST_SECS:.0f} s on {where}: {cpu:.2f} s CPU, main thread woken {wakes} times")
    return wakes


rest("the attract loop, which moves")
# By keys: start, the program of questions, its first question.
# Without a window manager nobody gives it the keyboard.
subprocess.run(["xdotool", "search", "--name", "Huoyan", "windowfocus"], check=True)
for key in ("Return", "4", "Return"):
    subprocess.run(["xdotool", "key", key], check=True)
    time.sleep(2.0)
if len(sys.argv) > 2:
    subprocess.run(["import", "-window", "root", sys.argv[2]], check=True)
wakes = rest("a still question")
before = booth.wakes()
subprocess.run(["xdotool", "mousemove", "960", "800", "click", "1"], check=True)
time.sleep(2.0)
touched = booth.wakes() - before
print(f"rest: a touch wakes it {touched} times")
booth.end()
# Every frame wakes the main thread more than once.
if wakes > 4:
    fail("something is drawn although nothing changes")
if touched <= 4:
    fail("a touch is not seen as waking the main thread: nothing was measured")
