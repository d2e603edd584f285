"""places - where drawn files go. Every generator asks here; none knows a path of its own."""
import os
ART = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ASSETS = os.path.join(os.path.dirname(ART), 'assets')
SCENES = os.path.join(ART, 'scenes')
PREVIEW = os.path.join(ART, 'preview')
# kit groups with a folder of their own; every other group lies under assets/kit
FOLDERS = {'signs': 'signs', 'ui': 'icons', 'identity': 'identity', 'badges': 'badges'}
KIT_GROUPS = ('badges', 'cases', 'dressing', 'firstaid', 'identity', 'poster', 'signs', 'ui')
written = set()
def folder(group):
    """the folder of a kit group, of 'props' or of 'backdrops'"""
    if group in ('props', 'backdrops'): return os.path.join(ASSETS, group)
    return os.path.join(ASSETS, FOLDERS.get(group, 'kit/' + group))
def file(group, name): return os.path.join(folder(group), name + '.svg')
def write(path, text):
    """writes UTF-8 with LF on every system and remembers the path"""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='\n') as out: out.write(text)
    written.add(os.path.normpath(path))
def read(path):
    with open(path, encoding='utf-8') as text: return text.read()
def preview(name):
    """a path for a preview picture while HUOYAN_ART_PREVIEW is set (`draw.py --preview`), else None"""
    if not os.environ.get('HUOYAN_ART_PREVIEW'): return None
    os.makedirs(PREVIEW, exist_ok=True)
    return os.path.join(PREVIEW, name + '.png')
def stale():
    """SVG files of the drawn folders that this run did not write: no generator knows them"""
    found = set()
    for group in ('props', 'backdrops') + KIT_GROUPS:
        top = folder(group)
        if os.path.isdir(top): found |= {os.path.normpath(os.path.join(top, n)) for n in os.listdir(top) if n.endswith('.svg')}
    return sorted(os.path.relpath(p, ASSETS) for p in found - written)
