#!/usr/bin/env python3
"""synthesize.py [FOLDER] [--look] - makes the booth's sounds as 16-bit mono WAV files, by default in assets/sounds.

--look also tells of each sound where its energy lies in pitch and how it swells and fades.

One ensemble, so that everything belongs together: wooden bars (marimba), a soft bell, a wood block, all tuned to one pure
pentatonic scale. Nothing here calls the machine's mathematics library, whose last digit differs between machines: sines
turn by multiplication, and what is needed of exp, sin and cos is a short series. The same script gives the same bytes.
"""
import array, os, sys, wave

RATE = 22050
# The pure pentatonic on C: no note of it rubs against another, however they fall together.
C4, C5, C6 = 261.625, 523.25, 1046.5
D, E, G, A = 9 / 8, 5 / 4, 3 / 2, 5 / 3
PI = 3.141592653589793


# -- what the machine's own mathematics would round differently here and there

def exp(x):
    """e to the x, for x from -1 to 1."""
    term = total = 1.0
    for n in range(1, 18):
        term *= x / n
        total += term
    return total


def sin_cos(x):
    """Sine and cosine of x, for x from -4 to 4."""
    term, sin, cos = 1.0, 0.0, 0.0
    for n in range(40):
        part = term if n % 4 < 2 else -term
        if n % 2:
            sin += part
        else:
            cos += part
        term *= x / (n + 1)
    return sin, cos


class Noise:
    """Steady hiss from -1 to 1, the same every time."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state / 0x3FFFFFFF - 1.0


# -- the ensemble

def silence(secs):
    return [0.0] * round(secs * RATE)


def ring(out, at, pitch, level, fade_secs, attack_secs=0.003, bend=0.0):
    """Adds a sine that swells for `attack_secs` and falls to a third every `fade_secs`; `bend` is how much higher it ends."""
    begin = round(at * RATE)
    n = min(round((attack_secs + fade_secs * 7) * RATE), len(out) - begin)
    attack = max(round(attack_secs * RATE), 1)
    sin, cos = sin_cos(2 * PI * pitch / RATE)
    x, y, height = 1.0, 0.0, level
    fall = exp(-1 / (fade_secs * RATE))
    bend_sin, bend_cos = sin_cos(2 * PI * pitch * bend / RATE / max(n, 1))
    for i in range(n):
        swell = i / attack
        out[begin + i] += y * height * (swell * swell * (3 - 2 * swell) if i < attack else 1.0)
        x, y = x * cos - y * sin, x * sin + y * cos
        if bend:
            cos, sin = cos * bend_cos - sin * bend_sin, cos * bend_sin + sin * bend_cos
        height *= fall


def thump(out, at, level, fade_secs, dullness, seed):
    """Adds the felt of a mallet: a breath of dull hiss."""
    begin, noise, low, height = round(at * RATE), Noise(seed), 0.0, level
    fall = exp(-1 / (fade_secs * RATE))
    for i in range(min(round(fade_secs * 6 * RATE), len(out) - begin)):
        low += (noise.next() - low) * dullness
        out[begin + i] += low * height * min(i / 40, 1.0)
        height *= fall


def marimba(out, at, pitch, level=1.0, fade=0.20):
    ring(out, at, pitch, level, fade)
    ring(out, at, pitch * 2, level * 0.10, fade * 0.5)
    ring(out, at, pitch * 3.93, level * 0.17, fade * 0.22)
    if pitch * 9.2 < 8000:
        ring(out, at, pitch * 9.2, level * 0.04, fade * 0.09, 0.001)
    thump(out, at, level * 0.22, 0.012, 0.12, round(pitch))


def bell(out, at, pitch, level=1.0, fade=0.35, attack=0.006):
    for ratio, share, lasts in ((1, 1, 1), (1.003, 0.35, 0.9), (2, 0.30, 0.6), (2.76, 0.14, 0.35), (5.4, 0.04, 0.15)):
        if pitch * ratio < 9000:
            ring(out, at, pitch * ratio, level * share, fade * lasts, attack)


def block(out, at, pitch, level=1.0, fade=0.035):
    ring(out, at, pitch, level, fade, 0.002, -0.12)
    ring(out, at, pitch * 2.42, level * 0.35, fade * 0.5, 0.002)
    thump(out, at, level * 0.5, 0.010, 0.18, round(pitch) + 7)


# -- the sounds: how long, and who plays what when

def press(out):
    ring(out, 0, C5 * E, 1.0, 0.007, 0.003)
    thump(out, 0, 0.8, 0.005, 0.25, 3)


def beat(out):
    block(out, 0, C4 * G, 1.0, 0.030)


def start(out):
    marimba(out, 0.00, C4 * G, 0.7)
    marimba(out, 0.09, C5, 0.8)
    marimba(out, 0.18, C5 * E, 1.0, 0.26)


def found(out):
    marimba(out, 0.00, C5, 0.75)
    marimba(out, 0.11, C5 * G, 1.0, 0.26)
    bell(out, 0.11, C6 * G, 0.10, 0.20)


def near(out):
    ring(out, 0, C4 * A, 1.0, 0.13, 0.020, 0.16)
    ring(out, 0, C5 * A, 0.16, 0.07, 0.020, 0.16)


def safe(out):
    block(out, 0.00, 196.0, 1.0, 0.045)
    block(out, 0.12, 174.4, 0.55, 0.045)


def hint(out):
    for i, pitch in enumerate((C6, C6 * D, C6 * E, C6 * G, C6 * A, C6 * 2)):
        bell(out, i * 0.055, pitch, 0.45 + 0.09 * i, 0.16, 0.010)


def right(out):
    marimba(out, 0.00, C5 * E, 0.7)
    marimba(out, 0.085, C5 * G, 0.8)
    marimba(out, 0.17, C6, 1.0, 0.28)


def wrong(out):
    ring(out, 0.00, C5, 0.9, 0.14, 0.012)
    ring(out, 0.00, C5 * 2, 0.12, 0.06, 0.012)
    ring(out, 0.16, C4 * A, 1.0, 0.20, 0.012)
    ring(out, 0.16, C5 * A, 0.12, 0.08, 0.012)


def done(out):
    for at, pitch, level in ((0.0, C5, 0.7), (0.10, C5 * E, 0.75), (0.20, C5 * G, 0.85)):
        marimba(out, at, pitch, level)
    for pitch, level in ((C5, 0.45), (C5 * E, 0.4), (C6, 0.8)):
        marimba(out, 0.32, pitch, level, 0.30)
    bell(out, 0.32, C6, 0.16, 0.3)


def result(out):
    for at, pitch, level in ((0.0, C4 * G, 0.6), (0.12, C5, 0.7), (0.24, C5 * E, 0.8), (0.36, C5 * G, 0.9)):
        marimba(out, at, pitch, level)
    marimba(out, 0.52, C5 * A, 0.75)
    for pitch, level in ((C4, 0.55), (C4 * G, 0.45), (C5, 0.55), (C5 * E, 0.55), (C5 * G, 0.6), (C6, 0.9)):
        marimba(out, 0.68, pitch, level, 0.42)
    for at, pitch in ((0.68, C6), (0.76, C6 * E), (0.84, C6 * G), (0.92, C6 * 2)):
        bell(out, at, pitch, 0.13, 0.32)


def nearly_up(out):
    block(out, 0.00, C5 * A, 1.0, 0.018)
    block(out, 0.24, C5 * G, 0.9, 0.018)


def question(out):
    bell(out, 0, C5 * G, 1.0, 0.42, 0.012)
    bell(out, 0, C4 * G, 0.25, 0.35, 0.012)


# How long in seconds, and how loud: the RMS of the loudest tenth of a second in dB below full scale. What comes often and
# says little is quiet; low sounds stand higher, because ears hear them less.
SOUNDS = {
    'press': (press, 0.06, -39),
    'beat': (beat, 0.12, -30),
    'start': (start, 0.90, -25),
    'found': (found, 0.95, -22.5),
    'near': (near, 0.45, -26),
    'safe': (safe, 0.35, -24),
    'hint': (hint, 0.95, -26),
    'right': (right, 1.00, -22.5),
    'wrong': (wrong, 0.85, -25),
    'done': (done, 1.25, -22),
    'result': (result, 2.00, -20.5),
    'nearly_up': (nearly_up, 0.40, -31),
    'question': (question, 1.20, -26),
}

# Three of them at once stay below full scale, whatever falls together.
MOST = 0.33
WHOLE_KIB = 600


# -- the room, the level, the file

def in_a_room(out):
    """Two soft early reflections, then everything steady (what no ear hears) taken away, and still ends."""
    low, wet = 0.0, list(out)
    for delay, share in ((0.019, 0.16), (0.037, 0.09)):
        step, low = round(delay * RATE), 0.0
        for i in range(step, len(out)):
            low += (out[i - step] - low) * 0.35
            wet[i] += low * share
    steady, follow = 0.0, 2 * PI * 25 / RATE
    for i, value in enumerate(wet):
        steady += (value - steady) * follow
        wet[i] = value - steady
    n = min(round(0.060 * RATE), len(wet) // 3)
    for i in range(n):
        left = i / n
        wet[-1 - i] *= left * left * (3 - 2 * left)
    for i in range(20):
        wet[i] *= i / 20
    return wet


def rms(samples):
    return (sum(value * value for value in samples) / max(len(samples), 1)) ** 0.5


def loudest(samples):
    """The RMS of the loudest tenth of a second, counting what a shorter sound lacks as silence."""
    size, step = RATE // 10, RATE // 100
    energy = max(sum(v * v for v in samples[i:i + size]) for i in range(0, max(len(samples) - size, 1), step))
    return (energy / size) ** 0.5


def db(value):
    """Decibels, for people to read."""
    import math
    return 20 * math.log10(max(value, 1e-9))


def ten_to(exponent):
    """10 to the exponent, for exponents from -10 to 0."""
    return exp(exponent * 2.302585092994046 / 16) ** 16


def take(play, secs, level):
    out = silence(secs)
    play(out)
    out = in_a_room(out)
    gain = ten_to(level / 20) / loudest(out)
    return [round(value * gain * 32767) for value in out]


def write(path, samples):
    with wave.open(path, 'wb') as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        data = array.array('h', samples)
        if sys.byteorder == 'big':
            data.byteswap()
        file.writeframes(data.tobytes())


def look(samples):
    """Tells the strongest pitches, and the level of every 50 ms."""
    sums = []
    for step in range(2, 220):
        pitch = step * 25.0
        sin, cos = sin_cos(2 * PI * pitch / RATE)
        x, y, a, b = 1.0, 0.0, 0.0, 0.0
        for value in samples:
            a += value * x
            b += value * y
            x, y = x * cos - y * sin, x * sin + y * cos
        sums.append((a * a + b * b, pitch))
    power = {pitch: value for value, pitch in sums}
    peaks = [(v, p) for v, p in sums if v >= power.get(p - 25, 0) and v >= power.get(p + 25, 0)]
    strongest = sorted(peaks, reverse=True)[:5]
    top = strongest[0][0]
    print('          pitches: ' + ', '.join('%d Hz %+.0f dB' % (p, db(v / top) / 2) for v, p in strongest))
    size = RATE // 20
    levels = [db(rms(samples[i:i + size]) / 32768) for i in range(0, len(samples), size)]
    print('          every 50 ms: ' + ' '.join('%.0f' % level for level in levels))


def main(arguments):
    wants_look = '--look' in arguments
    folders = [a for a in arguments if not a.startswith('-')]
    here = os.path.dirname(os.path.abspath(__file__))
    folder = folders[0] if folders else os.path.join(here, '..', '..', 'assets', 'sounds')
    os.makedirs(folder, exist_ok=True)
    whole, bad = 0, 0
    print('%-10s %5s %9s %9s %9s %6s' % ('sound', 'secs', 'peak dB', 'loudest', 'RMS dB', 'DC'))
    for name, (play, secs, level) in SOUNDS.items():
        samples = take(play, secs, level)
        path = os.path.join(folder, name + '.wav')
        peak, dc = max(map(abs, samples)) / 32767, sum(samples) / len(samples)
        print('%-10s %5.2f %9.1f %9.1f %9.1f %6.2f'
              % (name, secs, db(peak), db(loudest(samples) / 32767), db(rms(samples) / 32767), dc))
        ends = abs(samples[0]) <= 1 and abs(samples[-1]) <= 1
        for fault, what in ((peak > MOST, 'too loud to be mixed'), (abs(dc) > 3, 'not even'), (not ends, 'it would click')):
            if fault:
                print('%s: %s' % (name, what))
                bad += 1
        write(path, samples)
        whole += os.path.getsize(path)
        if wants_look:
            look(samples)
    print('%d sounds, %d KiB' % (len(SOUNDS), whole / 1024))
    strangers = sorted(f for f in os.listdir(folder) if f.endswith('.wav') and f[:-4] not in SOUNDS)
    for stranger in strangers:
        print('%s: nothing here makes it' % stranger)
    return 1 if bad or strangers or whole > WHOLE_KIB * 1024 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
