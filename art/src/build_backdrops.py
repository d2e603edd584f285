"""build_backdrops - every backdrop that a backdrops*.py offers in its table BD, as assets/backdrops/<name>.svg"""
import glob, importlib, os
import places
from artkit import render
def table():
    found = {}
    for p in sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'backdrops*.py'))):
        found.update(importlib.import_module(os.path.splitext(os.path.basename(p))[0]).BD)
    return found
def main(names=()):
    for name, draw in table().items():
        if names and name not in names: continue
        s = draw(); places.write(places.file('backdrops', name), s)
        if places.preview(''): render(s, places.preview('backdrop_' + name))
