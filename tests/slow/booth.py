"""A booth on a display, watched from outside: when it shows, what it keeps, how it ends."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

HUOYAN = os.environ["HUOYAN"]
SHOWN_WITHIN_SECS = 60.0


def fail(what):
    print(f"NOT OK: {what}")
    sys.exit(1)


class Booth:
    """A running `huoyan play`."""

    def __init__(self, data, *arguments):
        self.began = time.monotonic()
        self.log = open(os.path.join(data, "booth.log"), "ab")
        self.process = subprocess.Popen(
            [HUOYAN, "play", "--data", data, *arguments], stdout=self.log, stderr=self.log
        )

    def wait_until_shown(self):
        """Waits for the window, which is hidden until its first picture is complete; returns how long that took."""
        while time.monotonic() - self.began < SHOWN_WITHIN_SECS:
            if self.process.poll() is not None:
                fail(f"the booth ended by itself with {self.process.returncode}")
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--class", "huoyan"], capture_output=True, check=False
            )
            if found.stdout.strip():
                return time.monotonic() - self.began
            time.sleep(0.02)
        fail("the booth shows no window")

    def window_size(self):
        """The pixels that its window has of the screen."""
        told = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "huoyan", "getwindowgeometry", "--shell"],
            capture_output=True,
            check=True,
            text=True,
        )
        sides = dict(line.split("=") for line in told.stdout.split())
        return int(sides["WIDTH"]), int(sides["HEIGHT"])

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(20)
        self.log.close()
        return code

    def cpu_secs(self):
        """Time that the processor spent on it."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wakes(self):
        """How often its main thread, which draws every frame, was woken."""
        path = f"/proc/{self.process.pid}/task/{self.process.pid}/status"
        with open(path, encoding="utf-8") as status:
            counts = [line.split()[1] for line in status if "ctxt_switches" in line]
        return sum(map(int, counts))


def answers(data, columns):
    """The answers that a booth keeps, in order."""
    store = sqlite3.connect(os.path.join(data, "records.sqlite"))
    rows = store.execute(
        f"SELECT {columns} FROM answer JOIN visit USING (device, visit) ORDER BY ordinal, sequence"
    ).fetchall()
    store.close()
    return rows
