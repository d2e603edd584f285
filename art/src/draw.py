#!/usr/bin/env python3
"""draw.py [--preview] [NAME...] - draws props and backdrops by name, or everything: props, backdrops, kit and scenes.
--preview also leaves contact sheets in art/preview. Drawing everything fails if a drawn folder holds a file that no generator knows."""
import os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
args = sys.argv[1:]
if '--preview' in args: args.remove('--preview'); os.environ['HUOYAN_ART_PREVIEW'] = '1'
import places, build_props, build_backdrops
if args:
    unknown = [n for n in args if n not in build_props.P and n not in build_backdrops.table()]
    if unknown: sys.exit('no generator draws: ' + ', '.join(unknown))
    build_props.main([n for n in args if n in build_props.P])
    names = [n for n in args if n in build_backdrops.table()]
    if names: build_backdrops.main(names)
    sys.exit()
import build_kit, scenes_street, scenes_workshop
build_props.main(); build_backdrops.main(); bad = build_kit.main(); scenes_street.main(); scenes_workshop.main()
print('%d files drawn' % len(places.written))
for p in places.stale(): print('no generator draws assets/%s' % p); bad += 1
sys.exit(1 if bad else 0)
