"""Injects faults into a running booth, one after the other: python3 faults.py FOLDER [NAME]..."""

import ctypes
import ctypes.util
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

from booth import HUOYAN, Booth, answers, fail

PATIENCE_SECS = 60.0
KNOCK_SECS = 5.0
BOOTH = ["--window", "1920x1080", "--ppi", "92", "--seed", "7", "--language", "zh-CN"]

folder = sys.argv[1]


def fresh(name):
    data = os.path.join(folder, name)
    os.makedirs(data)
    return data


def copy_of_levels(name):
    target = os.path.join(folder, name)
    shutil.copytree("levels", target)
    return os.path.join(target, "exhibit.ron")


def wait(what, is_true):
    end = time.monotonic() + PATIENCE_SECS
    while time.monotonic() < end:
        if is_true():
            return
        time.sleep(0.1)
    fail(f"waited in vain: {what}")


def log_of(data):
    with open(os.path.join(data, "booth.log"), encoding="utf-8", errors="replace") as log:
        return log.read()


def windows():
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "huoyan"], capture_output=True, check=False, text=True
    )
    return found.stdout.split()


def tap(x, y):
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], check=True)
    time.sleep(0.1)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)
    time.sleep(1.2)


def hold(x, y):
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], check=True)
    time.sleep(KNOCK_SECS)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)
    time.sleep(1.2)


def picture(name):
    if shutil.which("import"):
        subprocess.run(["import", "-window", "root", os.path.join(folder, f"{name}.png")], check=True)


def colors():
    """How many colors are on the screen: a dead one has a handful."""
    shot = os.path.join(folder, "now.png")
    subprocess.run(["import", "-window", "root", shot], check=True)
    told = subprocess.run(["identify", "-format", "%k", shot], capture_output=True, check=True, text=True)
    return int(told.stdout)


def is_alive(booth, what):
    if booth.process.poll() is not None:
        fail(f"{what}: the booth ended with {booth.process.returncode}")


def destroy_window(window):
    """Destroys a window of another program, as a window manager gone wild may."""
    xlib = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    for call in (xlib.XDestroyWindow, xlib.XUnmapWindow):
        call.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    xlib.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    xlib.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = xlib.XOpenDisplay(None)
    xlib.XDestroyWindow(display, int(window))
    xlib.XSync(display, 0)
    xlib.XCloseDisplay(display)


def the_window_comes_back():
    data = fresh("window")
    booth = Booth(data, *BOOTH)
    booth.wait_until_shown()
    time.sleep(2)
    before = colors()
    first = windows()
    destroy_window(first[0])
    wait("a new window", lambda: booth.process.poll() is not None or (windows() and windows() != first))
    is_alive(booth, "a destroyed window")
    wait("a complete picture in it", lambda: colors() > before / 2)
    tap(960, 540)
    picture("window")
    is_alive(booth, "a touch of the new window")
    print(f"faults: a destroyed window came back ({before} colors before, {colors()} after)")
    booth.end()


def a_full_disk_loses_nothing():
    data = fresh("disk")
    # No file may grow beyond this: what SQLite is told then is what a full disk tells it.
    limit = 60_000

    def poor():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    acks = os.path.join(data, "acks.txt")
    log = open(os.path.join(data, "booth.log"), "ab")
    command = [HUOYAN, "play", "--data", data, "--acks", acks, "--script", "tests/plays/full_visit.ron"]
    process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=poor)
    wait("the disk to be full", lambda: process.poll() is not None or "先存在内存里" in log_of(data))
    if process.poll() is None:
        print("faults: the disk is full; there is room again")
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    code = process.wait(300)
    # On a slow machine a tap of the play may come too late, which is 1; a booth that broke ends otherwise.
    if code not in (0, 1):
        fail(f"the visit on a full disk ended with {code}")
    with open(acks, encoding="utf-8") as lines:
        acknowledged = [line.split() for line in lines]
    if not acknowledged:
        fail("not one answer was acknowledged: the disk was full from the start")
    kept = {str(sequence) for (sequence,) in answers(data, "sequence")} if acknowledged else set()
    lost = [sequence for _, sequence in acknowledged if sequence not in kept]
    if lost:
        fail(f"acknowledged and lost: {lost}")
    for told in ("先存在内存里", "都写进磁盘了"):
        if told not in log_of(data):
            fail(f"staff is not told of the full disk: {told}")
    print(f"faults: a full disk: {len(acknowledged)} answers acknowledged, all kept; the visit was played to its end")


def broken_and_vanished_content_is_survived():
    data = fresh("content")
    exhibit = copy_of_levels("levels")
    booth = Booth(data, "--exhibit", exhibit, *BOOTH)
    booth.wait_until_shown()
    time.sleep(3)
    with open(exhibit, "a", encoding="utf-8") as file:
        file.write("(((")
    tap(960, 540)
    is_alive(booth, "broken content")
    shutil.rmtree(os.path.dirname(exhibit))
    tap(600, 540)
    tap(960, 900)
    picture("vanished")
    is_alive(booth, "vanished content")
    booth.end()
    booth = Booth(data, "--exhibit", exhibit, *BOOTH)
    booth.wait_until_shown()
    time.sleep(1)
    picture("last_good")
    if "上次能用" not in log_of(data):
        fail("the content of before is not shown, or staff is not told")
    is_alive(booth, "a start without content")
    booth.end()
    print("faults: content that broke and vanished was survived; the next start shows what was last good")


def mended_content_wakes_the_fault_screen():
    data = fresh("mended")
    exhibit = copy_of_levels("mended_levels")
    with open(exhibit, encoding="utf-8") as file:
        sound = file.read()
    with open(exhibit, "w", encoding="utf-8") as file:
        file.write(sound.replace("Exhibit(", "Exhibit((", 1))
    booth = Booth(data, "--exhibit", exhibit, *BOOTH)
    booth.wait_until_shown()
    time.sleep(2)
    picture("fault_screen")
    broken = colors()
    hold(6, 6)
    picture("staff_on_fault")
    # Back to visitors: the button at the top right.
    tap(1785, 57)
    with open(exhibit, "w", encoding="utf-8") as file:
        file.write(sound)
    wait("the attract loop", lambda: colors() > broken * 4)
    is_alive(booth, "mended content")
    booth.end()
    print("faults: the fault screen went on by itself once the content was mended")


def a_display_that_is_not_there_ends_in_words():
    for display in (":31999", ""):
        environment = dict(os.environ, DISPLAY=display, LANG="en_US.UTF-8")
        environment.pop("WAYLAND_DISPLAY", None)
        ended = subprocess.run(
            [HUOYAN, "play", "--data", fresh(f"display{len(display)}")],
            env=environment,
            capture_output=True,
            check=False,
            text=True,
        )
        if ended.returncode != 2 or "panic" in ended.stderr or "display" not in ended.stderr:
            fail(f"without a display: {ended.returncode} {ended.stderr}")
    print("faults: a display that is not there is told in words")


ALL = [
    a_display_that_is_not_there_ends_in_words,
    the_window_comes_back,
    a_full_disk_loses_nothing,
    broken_and_vanished_content_is_survived,
    mended_content_wakes_the_fault_screen,
]
for inject in ALL:
    if len(sys.argv) < 3 or inject.__name__ in sys.argv[2:]:
        inject()
