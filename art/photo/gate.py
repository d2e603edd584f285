#!/usr/bin/env python3
"""Makes levels/construction/pictures/gate.jpg: a site gate as a trainer would snap it, from the exhibition's own props.

usage: python gate.py ART OUT.jpg      ART holds props/, backdrops/ and kit/signs/ (or signs/)

Layers by distance are drawn sharp, blurred by how far they are from the focus, laid over each other, tilted like a
hand-held camera, then lit, vignetted and grained. Nothing is left to chance: the grain has a fixed seed."""

import io
import pathlib
import random
import sys
import xml.etree.ElementTree as ET

import resvg_py
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

SIZE = (1600, 1200)
NS = "{http://www.w3.org/2000/svg}"
SHADOW, STEEL, DARK = "#2B2350", "#B4C2C8", "#646C86"

# (prop, variant, x, y, scale) of what stands in each layer, far to near
FAR = [
    ("skip", "base", 640, 770, 0.66),
    ("under-load", "unsafe", 930, 800, 0.74),
]
MIDDLE = [
    ("canopy", "unsafe", 262, 928, 1.02),
    ("fire-point", "unsafe", 1440, 878, 0.96),
    ("pp-signaller", "base", 1160, 880, 1.0),
    ("tea-break", "base", 706, 930, 0.94),
    ("cone", "base", 590, 946, 1.0),
]
NEAR = [
    ("saw-guard", "unsafe", 196, 1146, 1.16),
    ("floor-opening", "safe", 800, 1136, 0.98),
    ("switch-box", "unsafe", 1296, 1140, 1.16),
]
SIGNS = ["mandatory-helmet", "mandatory-harness", "prohibition-no-open-flame", "warning-overhead-load"]


def children(root, group):
    """What stands in the group called `group`, as SVG text."""
    for e in root.iter(NS + "g"):
        if e.get("id") == group:
            return plain(e)
    return ""


def plain(element, keep_ids=False):
    """The content of `element` as SVG text, fit to be used twice unless its ids are kept."""
    for e in element.iter():
        e.tag = e.tag.replace(NS, "")
        e.attrib.pop("display", None)
        if not keep_ids:
            e.attrib.pop("id", None)
    return "".join(ET.tostring(e, encoding="unicode") for e in element)


def prop(art, name, variant, x, y, scale):
    """The ground shadow and the body of one prop."""
    parts = []
    for part in ("shadow", "back", "front"):
        root = ET.parse(art / "props" / f"{name}.svg").getroot()
        parts.append(children(root, f"{name}/{variant}/{part}"))
    placed = f'<g transform="translate({x} {y}) scale({scale})">'
    return f"{placed}{parts[0]}</g>", f"{placed}{parts[1]}{parts[2]}</g>"


def draw(body):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE[0]}" height="{SIZE[1]}" viewBox="0 0 1600 1200">{body}</svg>'
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
    return Image.open(io.BytesIO(data)).convert("RGBA")


def backdrop(art):
    root = ET.parse(art / "backdrops" / "construction.svg").getroot()
    return f'<g transform="translate(-560 -40) scale(1.16)">{plain(root, keep_ids=True)}</g>'


def hoarding(x0, x1, top=520, foot=806):
    """A run of teal site hoarding with ribs, a coping and a footing."""
    ribs = "".join(f'<path d="M{x} {top + 20}V{foot - 22}" stroke="#1D7278" stroke-width="5"/>' for x in range(x0 + 26, x1, 34))
    return (
        f'<path d="M{x0} {foot}H{x1}L{x1 + 60} {foot - 24}H{x0 + 40}Z" fill="{SHADOW}" opacity=".16"/>'
        f'<rect x="{x0}" y="{top}" width="{x1 - x0}" height="{foot - top}" fill="#2E9F90"/>{ribs}'
        f'<rect x="{x0}" y="{top}" width="{x1 - x0}" height="20" fill="#F5EFE5"/>'
        f'<rect x="{x0}" y="{foot - 22}" width="{x1 - x0}" height="22" fill="#DCD0C3"/>'
    )


def gate(art):
    """Hoarding on both sides, two posts, a raised boom and the sign board."""
    out = hoarding(-40, 560) + hoarding(1200, 1660)
    for x in (560, 1166):
        out += f'<path d="M{x} 806h34l90 -30h-40z" fill="{SHADOW}" opacity=".18"/>'
        out += f'<rect x="{x}" y="430" width="34" height="376" fill="#E3EAE8"/><rect x="{x + 20}" y="430" width="14" height="376" fill="#8494A6"/>'
        out += f'<rect x="{x - 8}" y="416" width="50" height="20" fill="#F6B02C"/>'
    boom = "".join(f'<rect x="{i * 46}" y="-9" width="23" height="18" fill="#DF4D50"/>' for i in range(8))
    out += (
        f'<rect x="1128" y="716" width="40" height="92" fill="#F6B02C"/><rect x="1152" y="716" width="16" height="92" fill="#CE8022"/>'
        f'<g transform="translate(1146 726) rotate(-104)"><rect x="-30" y="-9" width="392" height="18" fill="#F5EFE5"/>{boom}</g>'
        f'<circle cx="1146" cy="726" r="14" fill="{DARK}"/>'
    )
    out += '<rect x="1238" y="546" width="344" height="98" rx="8" fill="#FFFFFF"/>'
    for i, name in enumerate(SIGNS):
        path = next(p for p in (art / "kit" / "signs" / f"{name}.svg", art / "signs" / f"{name}.svg") if p.exists())
        root = ET.parse(path).getroot()
        x, y, w, h = map(float, root.get("viewBox").split())
        out += f'<g transform="translate({1248 + i * 83} 555) scale({76 / w} {80 / h}) translate({-x} {-y})">{plain(root)}</g>'
    return out


def layer(art, items):
    pairs = [prop(art, *item) for item in items]
    return "".join(s for s, _ in pairs) + "".join(b for _, b in pairs)


def over(below, above, blur):
    """Lays `above` over `below`, out of focus by `blur`; premultiplied, so that edges keep their color."""
    r, g, b, a = above.split()
    rgb = [ImageChops.multiply(c, a).filter(ImageFilter.GaussianBlur(blur)) for c in (r, g, b)]
    a = a.filter(ImageFilter.GaussianBlur(blur))
    out = [ImageChops.add(ImageChops.multiply(c, ImageOps.invert(a)), p) for c, p in zip(below.split(), rgb)]
    return Image.merge("RGB", out)


def noise(seed, grid, blur=0.0):
    """Gray noise around 128, as coarse as the picture is larger than `grid`."""
    w, h = grid
    img = Image.frombytes("L", grid, random.Random(seed).randbytes(w * h))
    if blur:
        img = img.filter(ImageFilter.GaussianBlur(blur))
    return img.resize(SIZE, Image.BICUBIC)


def soft_light(img, gray, strength):
    """Light and dark patches by `gray` (128 does nothing)."""
    patched = ImageChops.soft_light(img, Image.merge("RGB", [gray] * 3))
    return Image.blend(img, patched, strength)


def tilt(img):
    """Held a little low and not quite level: the corners of the view in the drawn picture."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (16, 46), (30, 1190), (1592, 1166), (1572, 20)
    return img.transform(SIZE, Image.QUAD, (x0, y0, x1, y1, x2, y2, x3, y3), Image.BICUBIC)


def light(img):
    """Warm low sun from the upper left, a hazy distance, darker corners, and a film-like curve."""
    haze = Image.linear_gradient("L").resize(SIZE).point(lambda v: max(0, 110 - abs(v - 130)) // 2)
    img = Image.composite(Image.new("RGB", SIZE, "#FFE9C8"), img, haze.point(lambda v: v // 2))
    sun = Image.new("L", SIZE, 0)
    ImageDraw.Draw(sun).ellipse((-620, -700, 820, 620), fill=150)
    sun = sun.filter(ImageFilter.GaussianBlur(230))
    img = ImageChops.screen(img, Image.merge("RGB", [sun.point(lambda v: v * f // 100) for f in (78, 58, 30)]))
    corner = ImageOps.invert(Image.radial_gradient("L").resize((2100, 1640)).crop((250, 220, 1850, 1420)))
    corner = corner.point(lambda v: min(255, 118 + v))
    img = ImageChops.multiply(img, Image.merge("RGB", [corner] * 3))
    curve = [min(255, max(0, round(14 + 241 * ((v / 255) ** 1.12 * 0.82 + 0.18 * (v / 255) ** 2.2)))) for v in range(256)]
    r, g, b = img.split()
    return Image.merge("RGB", (r.point(curve), g.point(curve), b.point([max(0, v - 6) for v in curve])))


def lens(img):
    """A trace of color fringe and a softer edge of the picture."""
    r, g, b = img.split()
    w, h = SIZE
    r = r.resize((w + 4, h + 3), Image.BICUBIC).crop((2, 1, w + 2, h + 1))
    img = Image.merge("RGB", (r, g, b))
    edge = Image.radial_gradient("L").resize((2000, 1560)).crop((200, 180, 1800, 1380)).point(lambda v: max(0, v - 120) * 2)
    return Image.composite(img.filter(ImageFilter.GaussianBlur(2)), img, edge)


def main(art, out):
    far = draw(backdrop(art)).convert("RGB").filter(ImageFilter.GaussianBlur(3.2))
    img = over(far, draw(layer(art, FAR)), 1.7)
    img = over(img, draw(gate(art)), 1.2)
    img = over(img, draw(layer(art, MIDDLE)), 0.8)
    img = over(img, draw(layer(art, NEAR)), 0.6)
    img = soft_light(img, noise(3, (200, 150), 1.0), 0.30)
    img = soft_light(img, noise(5, (800, 600), 0.6), 0.16)
    img = lens(light(tilt(img)))
    img = soft_light(img, noise(7, SIZE, 0.7), 0.34)
    out.parent.mkdir(parents=True, exist_ok=True)
    img.save(out, "JPEG", quality=78, optimize=True, progressive=False)
    print(out.name, img.size, out.stat().st_size // 1024, "KiB")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
