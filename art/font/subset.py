#!/usr/bin/env python3
"""subset.py [FOLDER] - makes assets/fonts/HuoyanSans-{Regular,Bold}.otf and FONTLOG.md from the NotoSansCJK-*.ttc in FOLDER.

What goes in: the characters of general_standard.txt, the ranges below, and every character that levels/ and assets/text use.
The same sources and fonttools give the same bytes. A character that the source cannot draw ends the run."""
import hashlib, os, subprocess, sys
import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUT = os.path.join(ROOT, 'assets', 'fonts')
SOURCE = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/fonts/opentype/noto'
FACE = 2                                            # the collection's simplified Chinese face
VERSION = '1.000'
# seconds since 1904 of 2026-01-01: the clock must not change the bytes
EPOCH = 3850070400
RANGES = [
    (0x20, 0x7E), (0xA0, 0xFF),                     # ASCII, Latin-1
    (0x100, 0x17F),                                 # Latin letters of names, pinyin
    (0x1CD, 0x1DC), (0x391, 0x3C9),                 # pinyin tones, Greek
    (0x2010, 0x2027), (0x2030, 0x2033), (0x2039, 0x203B),
    (0x2070, 0x2070), (0x2074, 0x2079), (0x2080, 0x2089),
    (0x20AC, 0x20AC), (0x2103, 0x2103), (0x2109, 0x2109), (0x2116, 0x2116), (0x2122, 0x2122), (0x2126, 0x2126),
    (0x2150, 0x215E), (0x2160, 0x216B), (0x2190, 0x2199),
    (0x2200, 0x22FF),                               # mathematics
    (0x2460, 0x2473), (0x2500, 0x257F),             # circled numbers, box drawing
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2713),
    (0x3000, 0x301F), (0x3105, 0x312D), (0x3220, 0x3229), (0x3388, 0x33CD),
    (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6), (0xFFFD, 0xFFFD),
]
# ranges have holes; these the interface relies on
NEEDED = '✓→←↑↓•·—…℃㎡≥≤×÷±′″№①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳★☆●○■□▲△▼◆“”‘’《》「」【】、。，！？：；（）～％￥'
CONTENT = (('levels', ('.ron',)), ('assets/text', ('.ftl',)))


def standard():
    with open(os.path.join(HERE, 'general_standard.txt'), encoding='utf-8') as lines:
        characters = {c for line in lines if not line.startswith('#') for c in line.strip()}
    assert len(characters) == 8105, len(characters)
    return characters


def used():
    """every printable character of the content and the program's texts, with a file that uses it"""
    found = {}
    for top, endings in CONTENT:
        for folder, folders, names in os.walk(os.path.join(ROOT, top)):
            folders.sort()
            for name in sorted(names):
                if name.endswith(endings):
                    path = os.path.join(folder, name)
                    with open(path, encoding='utf-8') as text:
                        for c in text.read():
                            if c.isprintable(): found.setdefault(c, os.path.relpath(path, ROOT))
    return found


def rename(font, weight):
    family, full, postscript = 'Huoyan Sans', 'Huoyan Sans' + ('' if weight == 'Regular' else ' ' + weight), 'HuoyanSans-' + weight
    names = font['name']
    kept = {i: names.getDebugName(i) for i in (0, 13, 14)}
    names.names = []
    for i, text in {**kept, 1: family, 2: weight, 3: '%s;HUOY;%s' % (VERSION, postscript), 4: full, 5: 'Version ' + VERSION, 6: postscript}.items():
        if text: names.setName(text, i, 3, 1, 0x409)
    cff = font['CFF '].cff
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    top.FamilyName, top.FullName, top.Weight = family, full, weight
    top.rawDict.pop('Notice', None)
    if hasattr(top, 'Notice'): del top.Notice
    for i, part in enumerate(top.FDArray): part.FontName = '%s-%d' % (postscript, i)
    font['OS/2'].achVendID = 'HUOY'
    font['head'].created = font['head'].modified = EPOCH
    font['head'].fontRevision = 1.0


def main():
    chosen = standard() | {chr(c) for a, b in RANGES for c in range(a, b + 1)}
    content = used()
    lines, missing = [], []
    os.makedirs(OUT, exist_ok=True)
    for weight in ('Regular', 'Bold'):
        source = os.path.join(SOURCE, 'NotoSansCJK-%s.ttc' % weight)
        with open(source, 'rb') as data: digest = hashlib.sha256(data.read()).hexdigest()
        font = TTFont(source, fontNumber=FACE, recalcTimestamp=False, lazy=True)
        drawable = font.getBestCmap()
        missing += ['%s (U+%04X) in %s' % (c, ord(c), where) for c, where in sorted({**dict.fromkeys(standard(), 'the standard'), **dict.fromkeys(NEEDED, 'the interface'), **content}.items()) if ord(c) not in drawable]
        options = subset.Options(hinting=False, layout_features=['kern'], name_IDs=['*'], name_languages=[0x409], notdef_outline=True, glyph_names=False,
                                 drop_tables=['BASE', 'VORG', 'vhea', 'vmtx'], recalc_timestamp=False, recalc_bounds=False, legacy_cmap=False)
        maker = subset.Subsetter(options)
        maker.populate(unicodes=sorted(ord(c) for c in (chosen | set(content))))
        maker.subset(font)
        rename(font, weight)
        path = os.path.join(OUT, 'HuoyanSans-%s.otf' % weight)
        font.save(path, reorderTables=True)
        print('%s: %d characters, %d glyphs, %d bytes' % (os.path.relpath(path, ROOT), len(font.getBestCmap()), font['maxp'].numGlyphs, os.path.getsize(path)))
        lines.append('| HuoyanSans-%s.otf | NotoSansCJK-%s.ttc, face %d (SC) | `%s` |' % (weight, weight, FACE, digest))
    for m in sorted(set(missing)): print('the source cannot draw ' + m, file=sys.stderr)
    if missing: sys.exit(1)
    try: package = subprocess.run(['dpkg-query', '-W', '-f', '${Package} ${Version}', 'fonts-noto-cjk'], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError): package = 'not from a Debian package'
    with open(os.path.join(HERE, 'FONTLOG.in.md'), encoding='utf-8') as text: log = text.read()
    log = log.replace('@PACKAGE@', package).replace('@FONTTOOLS@', fontTools.version).replace('@FILES@', '\n'.join(lines))
    with open(os.path.join(OUT, 'FONTLOG.md'), 'w', encoding='utf-8', newline='\n') as out: out.write(log)


main()
