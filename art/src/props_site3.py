"""site3 - what looks dangerous on a site and is safe: lures that stand between the twins of props_site2."""
from props_site2 import *
PROPS = {}
def dress(name, vb):
    def deco(fn):
        PROPS[name] = dict(fn=lambda: dict(base=V(*fn())), vb=vb, slots={}, kind='dressing'); return fn
    return deco
def ban(x, y, r, inner):
    """a round prohibition plate: white ground, red ring and bar, `inner` drawn between them"""
    R = MAT['red'][1]; k = r * .62
    return at(x, y, [circ(0, 0, r + 3, '#FFFFFF'), inner, circ(0, 0, r - 1, 'none', stroke=R, stroke_width=f(r * .26)), line([(-k, -k), (k, k)], R, r * .24, 'butt')])

# ------------------------------------------------------------------ CS-D3 an empty fenced zone under a load
@dress('lift-zone', (-250, -206, 560, 236))
def _():
    """posts with netting and tape, a landing place of timber and nobody inside; hang a load over it"""
    X0, X1, Z0, Z1 = -196, 176, -14, 136
    A, B, C, D = pr(X0, 0, Z0), pr(X1, 0, Z0), pr(X1, 0, Z1), pr(X0, 0, Z1)
    mid = pr((X0 + X1) / 2, 0, Z0)
    bear = J(*[J(box_shadow(x, 34, 26, 64, 10, .16), box(x, 0, 34, 26, 12, 64, 'wood')) for x in (-96, 60)])
    def net(a, b, o):                     # safety netting between two posts
        q = poly([(a[0], a[1] - 22), (b[0], b[1] - 22), (b[0], b[1] - 116), (a[0], a[1] - 116)], MAT['orange'][1], opacity=o)
        n = 9; L = lambda t, y: (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t - y)
        return J(q, *[line([L(0, y), L(1, y)], MAT['orange'][2], 2, 'butt', opacity='.55') for y in (22, 46, 92)], *[line([L(i / n, 22), L(i / n, 116)], MAT['orange'][2], 2, 'butt', opacity='.55') for i in range(1, n)])
    rear = J(net(D, C, '.3'), net(A, D, '.3'), tape(A, D, (118,)), tape(D, C, (118,)), zone_post(D), zone_post(C), net(B, C, '.34'), tape(C, B, (118,)))
    front = J(net(A, mid, '.42'), net(mid, B, '.42'), tape(A, mid, (118,)), tape(mid, B, (118,)), zone_post(A), zone_post(B), zone_post(mid))
    man_ = J(circ(0, -9, 4.4, INK), path('M-6,-3 H6 L5,7 H3 L2,15 H-2 L-3,7 H-5Z', INK))
    sx, sy = pr(64, 92, Z0); sign = J(rect(sx - 22, sy - 22, 44, 44, '#FFFFFF', 4), rect(sx + 13, sy - 22, 9, 44, REFLECT[2], 3), ban(sx - 1, sy, 17, man_))
    patch = cast([pr(-150, 0, 20), pr(130, 0, 20), pr(150, 0, 110), pr(-130, 0, 110)], .16)
    return J(rear, bear, front, sign), '', patch

# ------------------------------------------------------------------ CS12, done right: capped bottles, chained in a cage
@dress('cylinder-cage', (-130, -290, 310, 320))
def _():
    """three empty bottles of one kind: upright, caps on, chained, under a roof, with an extinguisher beside them"""
    from props2 import extinguisher
    W, d, H = 96, 78, 214; S = TB
    def bottle_up(x, z):
        p = pr(x, 10, z); L, M, D = MAT['white']; r, h = 23, 128
        return J(cyl(x, 10, z, r, h, 'white', .26, False),
                 path('M%s,%s c0,-22 12,-30 16,-32 h14 c4,2 16,10 16,32Z' % (f(p[0] - r), f(p[1] - h)), M), path('M%s,%s c4,2 16,10 16,32 h-16 c1,-14 0,-24 -6,-32Z' % (f(p[0] + 7), f(p[1] - h - 32)), D),
                 rect(p[0] - r, p[1] - h + 14, 2 * r, 10, MAT['blue'][1]), rect(p[0] + 7, p[1] - h + 14, r - 7, 10, MAT['blue'][2]),
                 path('M%s,%s c-1,-24 25,-24 24,0Z' % (f(p[0] - 12), f(p[1] - h - 27)), MAT['grey'][1]), path('M%s,%s c8,2 11,9 11,18 h-9 c2,-6 1,-12 -2,-18Z' % (f(p[0] + 1), f(p[1] - h - 45)), MAT['grey'][2]))
    def chain(y):
        a, b = pr(-W + 4, y, 0), pr(W - 4, y, 0); dd = 'M%s Q%s,%s %s' % (fp(a), f((a[0] + b[0]) / 2), f(a[1] + 16), fp(b))
        return curve(dd, MAT['yellow'][2], 7, stroke_dasharray='8 5', cap='butt') + curve(dd, MAT['yellow'][0], 3.4, stroke_dasharray='8 5', cap='butt')
    o = [box(-W - 6, 0, -4, 2 * W + 12, 10, d + 8, 'grey')]
    o += [line([pr(x, 10, d), pr(x, H, d)], REAR, 7, 'butt') for x in (-W, W)]
    o += [line([pr(-W, y, d), pr(W, y, d)], REAR, 5, 'butt') for y in (70, 140)] + [line([pr(x, 10, d), pr(x, H, d)], REAR, 4, 'butt') for x in (-64, -32, 0, 32, 64)]
    o += [line([pr(-W, y, 0), pr(-W, y, d)], S[2], 5, 'butt') for y in (70, 140)]
    o += [bottle_up(x, 40) for x in (-56, 0, 56)]
    o += [line([pr(W, y, 0), pr(W, y, d)], S[2], 5, 'butt') for y in (70, 140)] + [line([pr(W, 10, d / 2), pr(W, H, d / 2)], S[2], 4, 'butt')]
    o += [chain(62), chain(122)]
    o += [T2(pr(x, 10, 0), pr(x, H, 0), 8, S) for x in (-W, W)]
    o += [box(-W - 22, H, -14, 2 * W + 44, 12, d + 26, 'teal'), *[line([pr(x, H + 12, -14), pr(x, H + 12, d + 12)], MAT['teal'][1], 3, 'butt') for x in (-78, -40, 0, 40, 78)]]
    flame_ = path('M0,10 C-10,6 -10,-4 -3,-12 C-3,-6 2,-6 3,-14 C11,-7 12,6 0,10Z', INK)
    p = pr(0, H - 4, -14)
    o += [rect(p[0] - 22, p[1] - 2, 44, 44, '#FFFFFF', 4), ban(p[0], p[1] + 20, 17, flame_)]
    e = pr(W + 4, 0, -34)
    o += [contact(e[0] + 4, e[1] + 1, 18, 4, .26), at(e[0], e[1], extinguisher(0, 0, .94))]
    return J(*o), '', box_shadow(-W - 6, -4, 2 * W + 12, d + 8, 200, .15)

# ------------------------------------------------------------------ CS02, done right: a large opening with rails and a net
@dress('railed-opening', (-150, -220, 360, 250))
def _():
    """rails and toe boards all around, a net inside"""
    x0, x1, d = -104, 88, 140; T = mat('teal')
    q = [pr(x0, 0, 0), pr(x1, 0, 0), pr(x1, 0, d), pr(x0, 0, d)]; C = MAT['concrete']
    o = [poly([pr(x0 - 20, 0, -20), pr(x1 + 20, 0, -20), pr(x1 + 20, 0, d + 20), pr(x0 - 20, 0, d + 20)], C[1]), poly([pr(x0 - 20, 0, -20), pr(x1 + 20, 0, -20), pr(x1 + 20, -6, -20), pr(x0 - 20, -6, -20)], C[2]),
         poly(q, '#3A3456'), poly([q[3], q[2], (q[2][0], q[2][1] + 13), (q[3][0], q[3][1] + 13)], C[2]), poly([q[0], q[3], (q[3][0], q[3][1] + 13), (q[0][0] + 10, q[0][1])], '#8D8496')]
    # the net: sagging squares in the opening
    lerp = lambda a, b, t: (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t); dn = 9
    for i in range(1, 8): a, b = lerp(q[0], q[1], i / 8), lerp(q[3], q[2], i / 8); o.append(line([a, (b[0], b[1] + 13)], T[1], 3, 'butt'))
    for t in (.16, .38, .6, .82):
        a, b = lerp(q[0], q[3], t), lerp(q[1], q[2], t); m = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + dn); o.append(curve('M%s,%s Q%s %s,%s' % (f(a[0]), f(a[1] + 4), fp(m), f(b[0]), f(b[1] + 4)), T[0], 3, cap='butt'))
    # rails: rear, sides, front
    r0, r1, z0, z1 = x0 - 10, x1 + 10, -10, d + 10
    for x in (r0, (r0 + r1) / 2, r1): o.append(line([pr(x, 0, z1), pr(x, 150, z1)], REAR, 7, 'butt'))
    o += [poly([pr(r0, 0, z1), pr(r1, 0, z1), pr(r1, 20, z1), pr(r0, 20, z1)], MAT['yellow'][2])] + [line([pr(r0, y, z1), pr(r1, y, z1)], MAT['yellow'][2], 7, 'butt') for y in (72, 146)]
    o += [poly([pr(r0, 0, z0), pr(r0, 0, z1), pr(r0, 20, z1), pr(r0, 20, z0)], MAT['yellow'][1])] + [line([pr(r0, y, z0), pr(r0, y, z1)], MAT['yellow'][2], 7, 'butt') for y in (72, 146)]
    o += [railz(r1, z0, z1, toe=True)]
    o += [poly([pr(r0, 0, z0), pr(r1, 0, z0), pr(r1, 14, z0), pr(r0, 14, z0)], MAT['yellow'][1]), line([pr(r0, 14, z0), pr(r1, 14, z0)], MAT['yellow'][0], 3, 'butt')]
    o += [T2(pr(r0, y, z0), pr(r1, y, z0), 8, 'yellow') for y in (72, 146)] + [T2(pr(x, 0, z0), pr(x, 152, z0), 9, TB) for x in (r0, (r0 + r1) / 2, r1)]
    return J(*o), '', cast([pr(r0, 0, z0), pr(r1, 0, z0), pr(r1 + 60, 0, z0 + 12), pr(r1 + 60, 0, z1), pr(r0, 0, z1)], .10)

# ------------------------------------------------------------------ E10: an open board, switched off, locked and tagged
@dress('lockout-test', (-110, -300, 340, 326))
def _():
    """an electrician tests an open distribution board whose switch is locked off and tagged"""
    x, w, h, y0 = 52, 100, 124, 62
    o = [box_shadow(x, 6, w, 40, 180, .14)]
    o += [box(x + a, 0, b, 8, y0 + 4, 6, 'ink') for b in (32, 6) for a in (6, w - 14)]
    o += [box(x, y0, 4, w, h, 40, 'grey'), box(x - 5, y0 + h, 0, w + 10, 8, 50, 'grey')]
    p = pr(x, y0 + h, 4)
    o += [rect(p[0] + 7, p[1] + 7, w - 14, h - 14, MAT['ink'][1], 2), rect(p[0] + 11, p[1] + 11, w - 22, h - 22, MAT['steel'][0], 2)]
    # busbar terminals, a row of breakers, the main switch
    o += [rect(p[0] + 18, p[1] + 18, 40, 20, MAT['grey'][0], 2), *[J(rect(p[0] + 21 + i * 13, p[1] + 21, 9, 14, m, 1.5)) for i, m in enumerate(('#D9A441', MAT['leaf'][1], MAT['red'][1]))]]
    o += [rect(p[0] + 18, p[1] + 48, w - 36, 22, INK, 2), *[J(rect(p[0] + 22 + i * 15, p[1] + 51, 10, 16, '#F5EFE5', 1.5), rect(p[0] + 24 + i * 15, p[1] + 60, 6, 6, INKD, 1)) for i in range(4)]]
    s = (p[0] + w - 28, p[1] + 92)
    o += [rect(s[0] - 42, s[1] - 14, 28, 26, INK, 3), rect(s[0] - 32, s[1] - 4, 8, 22, MAT['red'][1], 2)]
    # the door, swung fully open to the right; handle inside
    D = pr(x + w + 3, y0 + h - 2, -6)
    o += [poly([(D[0], D[1]), (D[0] + 58, D[1] + 16), (D[0] + 58, D[1] + h + 12), (D[0], D[1] + h - 4)], MAT['grey'][1]), poly([(D[0] + 7, D[1] + 10), (D[0] + 51, D[1] + 22), (D[0] + 51, D[1] + h), (D[0] + 7, D[1] + h - 14)], MAT['grey'][0]), rect(D[0] + 22, D[1] + 34, 20, 34, '#FFFFFF', 2)]
    # lock and tag at the main switch, drawn large
    lock = J(padlock(s[0] - 27, s[1] + 16, 1.15), line([(s[0] - 16, s[1] + 12), (s[0] + 2, s[1] + 22)], INK, 2.4), at(s[0] + 8, s[1] + 34, [rect(-13, -16, 26, 40, '#FFFFFF', 4), rect(-13, -16, 26, 13, MAT['red'][1], 4), circ(0, -10, 3, '#FFFFFF'), line([(-8, 4), (8, 4)], MAT['grey'][0], 3, 'butt'), line([(-8, 12), (4, 12)], MAT['grey'][0], 3, 'butt')], rot=-6))
    mat_ = poly([pr(-60, 0, -22), pr(96, 0, -22), pr(96, 0, 34), pr(-60, 0, 34)], MAT['rubber'][0]); edge = poly([pr(-60, 0, -22), pr(96, 0, -22), pr(96, -4, -22), pr(-60, -4, -22)], MAT['rubber'][1])
    tip = (p[0] + 27, p[1] + 30)
    probe = J(line([(38, -150), tip], MAT['red'][1], 6), line([(tip[0] - 12, tip[1] + 7), tip], MAT['steel'][1], 3.4))
    meter = J(rect(8, -152, 24, 34, MAT['yellow'][1], 4), rect(23, -152, 9, 34, MAT['yellow'][2], 4), rect(12, -147, 13, 10, '#CFF3F1', 1.5), circ(18, -128, 4.5, INK), curve('M30,-122 C48,-110 52,-130 42,-146', INKD, 3))
    look = dict(skin=1, sex='f', style='bun', helmet='blue', vest='lime', shirt='denim', trousers='navy', face='calm', gloves='orange', gauntlet=True, age='mid', boots='ink')
    wman = man(dict(pelvis=(-14, -120), lean=3, near_foot=(-30, 0, 0), far_foot=(4, -3, 0), near_hand=(8, -132), near_kind='fist', near_hrot=-10, far_hand=(36, -150), far_kind='grip', far_hrot=-18, headrot=8), look, farheld=probe, held=meter)
    return J(*o, mat_, edge, lock, wman), '', at(-14, 0, pshadow())

# ------------------------------------------------------------------ E20: hot work behind a screen
@dress('welder-screen', (-190, -290, 420, 320))
def _():
    """a welder with mask, gauntlets and apron, a screen around the arc, an extinguisher and a bucket of sand at hand"""
    from props2 import extinguisher
    O = ('#E98A55', '#D3683C', '#A84B33')
    def frame(pts):
        a, b = pts
        return J(poly([(a[0], a[1] - 16), (b[0], b[1] - 16), (b[0], b[1] - 196), (a[0], a[1] - 196)], O[1]),
                 *[poly([(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t - 16), (a[0] + (b[0] - a[0]) * (t + .1), a[1] + (b[1] - a[1]) * (t + .1) - 16), (a[0] + (b[0] - a[0]) * (t + .1), a[1] + (b[1] - a[1]) * (t + .1) - 196), (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t - 196)], O[2]) for t in (.16, .5, .84)],
                 line([(a[0], a[1] - 196), (b[0], b[1] - 196)], MAT['grey'][2], 6), *[J(line([q, (q[0], q[1] - 196)], MAT['grey'][1], 6), line([(q[0] - 12, q[1]), (q[0] + 12, q[1])], INK, 6)) for q in pts])
    a, b, c, e = pr(-150, 0, 30), pr(-122, 0, 150), pr(70, 0, 150), pr(120, 0, 90)
    screen = J(frame((a, b)), frame((b, c)), frame((c, e)))
    blanket = poly([pr(-40, 0, -18), pr(110, 0, -18), pr(116, 0, 62), pr(-34, 0, 62)], MAT['grey'][0])
    bench = []
    for z in (44, 0):
        for x in (4, 92): bench.append(box(x, 0, z, 9, 78, 9, 'ink'))
    bench += [box(-4, 78, -4, 116, 9, 60, 'grey')]
    w0 = pr(56, 87, 22)
    work = J(box(34, 87, 12, 62, 9, 22, 'steel'), box(62, 96, 12, 9, 34, 22, 'steel'))
    tip = (w0[0] + 8, w0[1] - 12)
    arc = J(circ(tip[0], tip[1], 22, '#FFF6D8', opacity='.55'), circ(tip[0], tip[1], 12, '#FFFFFF'), *[line([(tip[0] + x1, tip[1] + y1), (tip[0] + x2, tip[1] + y2)], k, 2.6) for x1, y1, x2, y2, k in ((10, 8, 26, 26, '#FFD566'), (4, 12, 10, 38, '#FF9E5A'), (-6, 10, -12, 34, '#FFD566'), (14, 2, 34, 10, '#FF9E5A'), (12, 14, 36, 44, '#FFD566'))])
    holder = J(line([(18, -142), (34, -128)], INK, 9), line([(34, -128), tip], MAT['steel'][2], 4), curve('M16,-144 C-20,-120 -18,-40 -70,-22 C-92,-14 -104,-20 -116,-28', MAT['rubber'][1], 5))
    set_ = J(box_shadow(-176, 0, 56, 40, 56, .14), box(-172, 4, 0, 56, 52, 40, 'teal'), circ(-144, -38, 9, '#F5EFE5'), circ(-144, -38, 9, 'none', stroke=INK, stroke_width='2.6'), rect(-164, -24, 16, 8, INK, 2), rect(-134, -24, 10, 10, INK, 5), line([pr(-170, 58, 20), pr(-118, 58, 20)], INK, 6))
    look = dict(skin=2, helmet=None, weld='down', vest=None, top='jacket', shirt='charcoal', trousers='navy', gloves='leather', gauntlet=True, apron='leather', boots='ink', style='short', face='calm')
    wd = man(dict(pelvis=(-38, -119), lean=12, near_foot=(-58, 0, 0), far_foot=(-20, -4, 0), near_hand=(14, -140), near_kind='fist', near_hrot=20, far_hand=(36, -116), far_kind='fist', far_hrot=10, headrot=12), look, held=holder)
    x2 = pr(150, 0, 6)
    ext = J(contact(x2[0] + 4, x2[1] + 1, 18, 4, .26), at(x2[0], x2[1], extinguisher(0, 0, .94)))
    y2 = pr(188, 0, -6)
    sand = at(y2[0], y2[1], [ell(3, 1, 24, 5, SHADOW, opacity='.22'), path('M-22,-38 H22 L16,0 H-16Z', MAT['red'][1]), path('M6,-38 H22 L16,0 H6Z', MAT['red'][2]), ell(0, -38, 22, 6, MAT['earth'][1]), path('M-22,-38 C-22,-62 22,-62 22,-38', 'none', stroke=INK, stroke_width='3.4')])
    return J(screen, set_, blanket, *bench, work, wd, arc, ext, sand), '', J(at(-38, 0, pshadow()), cast([pr(-150, 0, 30), pr(-122, 0, 150), pr(90, 0, 150), pr(120, 0, 90), pr(150, 0, 100), pr(60, 0, 40)], .10))
