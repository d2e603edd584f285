"""Listens to the booth through a sound card made of a file: python3 sound.py DATA (which holds card.so)"""

import array
import os
import sys
import time

from booth import Booth, fail

FULL, REST = "tests/plays/full_visit.ron", "tests/slow/rest_on_question.ron"
# A sound begins at most so long after its touch; the first one also waits for the card to open.
HEARD_WITHIN_SECS = 0.6
# After this long without a touch everything has faded.
FADED_SECS = 2.6
LOUD = 60
TICK_SECS = 1 / os.sysconf("SC_CLK_TCK")

data = sys.argv[1]
MISSING = "没有能用的声音设备"
LOST = "断开了"
STUCK = "没有反应"


class Card:
    """A folder that is a sound card, and what was played on it."""

    def __init__(self, name, called="!default"):
        self.folder = os.path.join(data, name)
        os.makedirs(self.folder)
        settings = os.path.join(self.folder, "asound.conf")
        with open(settings, "w", encoding="utf-8") as file:
            if called:
                file.write(f'pcm_type.booth_card {{ lib "{data}/card.so" }}\n')
                file.write(f'pcm.{called} {{ type booth_card folder "{self.folder}" hint.description "{called}" }}\n')
        os.environ["ALSA_CONFIG_PATH"] = settings

    def set(self, state):
        open(os.path.join(self.folder, state), "w", encoding="utf-8").close()

    def unset(self, state):
        os.remove(os.path.join(self.folder, state))

    def pieces(self):
        """When (monotonic seconds), how long and how loud each piece is."""
        path = os.path.join(self.folder, "played")
        if not os.path.exists(path):
            return []
        with open(path, "rb") as file:
            played = file.read()
        found, at = [], 0
        while (end := played.find(b"\n", at)) >= 0:
            nanos, frames = map(int, played[at:end].split())
            samples = array.array("h", played[end + 1 : end + 1 + frames * 4])
            at = end + 1 + frames * 4
            found.append((nanos / 1e9, frames / 44100, max(map(abs, samples), default=0)))
        return found


def open_booth(card, play, *more):
    folder = os.path.join(card.folder, "data")
    os.makedirs(folder)
    trace = os.path.join(card.folder, "trace")
    booth = Booth(folder, "--window", "1920x1080", "--script", play, "--trace", trace, *more)
    booth.wait_until_shown()
    return booth


def finish(booth, card):
    """Waits for the play's end; returns what happened and what was logged."""
    try:
        code = booth.process.wait(120)
    except Exception:
        booth.process.kill()
        fail("the booth does not end")
    if code != 0:
        fail(f"the booth ended with {code}")
    with open(os.path.join(card.folder, "trace"), encoding="utf-8") as file:
        trace = [(float(line.split()[0]), line.split(None, 1)[1].strip()) for line in file]
    with open(os.path.join(card.folder, "data", "booth.log"), encoding="utf-8") as file:
        return trace, file.read()


def expect(log, what, n):
    found = log.count(what)
    if found != n:
        print(log)
        fail(f"“{what}” is told {found} times, not {n}")


def expect_result(trace):
    if not any(what.startswith("visit completed") for _, what in trace):
        fail("the visit came to no result")


def whole_visit():
    card = Card("whole")
    booth = open_booth(card, FULL)
    trace, log = finish(booth, card)
    expect_result(trace)
    for fault in (MISSING, LOST, STUCK):
        expect(log, fault, 0)
    pieces = card.pieces()
    loud = [at for at, _, peak in pieces if peak > LOUD]
    if not loud:
        fail("nothing is heard")
    taps = [at for at, what in trace if what.startswith("tap ")]
    # The first thing heard is the first touch.
    zero = loud[0] - taps[0]
    heard = [at - zero for at in loud]
    late = []
    for tap in taps:
        after = [at - tap for at in heard if at >= tap - 0.05]
        if not after or after[0] > HEARD_WITHIN_SECS:
            fail(f"the touch at {tap:.2f} s is not heard")
        late.append(after[0])
    for at in heard:
        before = [tap for tap in taps if tap <= at + 0.1]
        if at - before[-1] > FADED_SECS:
            fail(f"something is heard at {at:.2f} s, long after the touch at {before[-1]:.2f} s")
    peak = max(peak for _, _, peak in pieces) / 32767
    if not 0.03 < peak < 0.9:
        fail(f"a peak of {peak:.2f}")
    late.sort()
    print(
        f"sound: {len(taps)} touches, each heard, in the median {late[len(late) // 2] * 1000:.0f} ms"
        f" and at most {late[-1] * 1000:.0f} ms later than the first; peak {peak:.2f} of full scale"
    )


def going_away():
    """The card is pulled out, comes back, and in the end hangs: the visit does not care."""
    card = Card("away")
    booth = open_booth(card, FULL)
    time.sleep(8)
    card.set("gone")
    gone_at = time.monotonic()
    time.sleep(10)
    card.unset("gone")
    back_at = time.monotonic()
    time.sleep(16)
    card.set("hang")
    hang_at = time.monotonic()
    trace, log = finish(booth, card)
    expect_result(trace)
    loud = [at for at, _, peak in card.pieces() if peak > LOUD]
    for name, begin, end, is_heard in (
        ("before", 0, gone_at, True),
        ("while it is gone", gone_at + 0.5, back_at, False),
        ("after it is back", back_at, hang_at, True),
        ("while it hangs", hang_at + 0.5, hang_at + 999, False),
    ):
        if any(begin <= at < end for at in loud) != is_heard:
            fail(f"the card {name}: {'silent' if is_heard else 'heard'}")
    expect(log, LOST, 1)
    expect(log, MISSING, 0)
    expect(log, STUCK, 1)
    back = min(at for at in loud if at >= back_at)
    print(f"sound: heard again {back - back_at:.1f} s after the card is back; a card that hangs holds up no visit and no end")


def resting(name, called):
    """At rest after sounds: nothing runs, with a card and without."""
    is_there = called is not None
    card = Card(name.replace(" ", "_"), called)
    booth = open_booth(card, REST)
    time.sleep(12)
    before = booth.cpu_secs()
    time.sleep(20)
    spent = booth.cpu_secs() - before
    _, log = finish(booth, card)
    expect(log, MISSING, 0 if is_there else 1)
    n_heard = sum(peak > LOUD for _, _, peak in card.pieces())
    if (n_heard > 0) != is_there:
        fail(f"{name}: {n_heard} pieces are heard")
    print(f"sound: 20 s on a still question, {name}: {spent:.2f} s CPU")
    if spent > TICK_SECS * 1.5:
        fail("something runs while nothing is heard")


resting("with a card", "!default")
resting("with a card that is not the default", "second")
resting("without a card", None)
going_away()
whole_visit()
