"""Writes a copy of the manifests whose modules are built from files that are here."""

import glob
import hashlib
import json
import os
import shutil
import sys

MANIFESTS, SOURCES, PROGRAM, OUT = sys.argv[1:]
DEBIAN_NAMES = {'sqlite': 'sqlite3', 'cmark-gfm': 'cmark-gfm', 'libyaml': 'libyaml'}


def digest_of(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def local_source(module):
    """Debian's file of the release; says how it relates to the one the manifest names."""
    path, = [path for path in glob.glob(f'{SOURCES}/{DEBIAN_NAMES[module["name"]]}_*.orig.tar.*') if '-www' not in path]
    digest = digest_of(path)
    source, = module['sources']
    same = 'the very file' if digest == source['sha256'] else 'another archive of upstream'
    print(f'  {module["name"]}: {os.path.basename(path)} ({same} that the manifest names)', file=sys.stderr)
    return {'type': 'archive', 'path': path, 'sha256': digest}


def program_source():
    """An archive, for flatpak-builder takes a folder for changed each time."""
    return {'type': 'archive', 'path': PROGRAM, 'sha256': digest_of(PROGRAM), 'strip-components': 0}


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    os.makedirs(OUT)
    for path in glob.glob(f'{MANIFESTS}/*.json'):
        with open(path) as file:
            content = json.load(file)
        if 'modules' in content:
            content['modules'][-1]['sources'] = [program_source()]
        else:
            content['sources'] = [local_source(content)]
        with open(f'{OUT}/{os.path.basename(path)}', 'w') as file:
            json.dump(content, file, indent=2)


main()
