"""Takes pictures of every page of the real window, going from page to page by keyboard."""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'ui'))

from driver import NotFound, Session, wait_until  # noqa: E402

WIDE = (1200, 800)
LOOKS = {
    'wide': {},
    'narrow': {'size': (360, 720)},
    'dark': {'session': {'dark': True}},
    'contrast': {'session': {'contrast': True}},
    'rtl': {'session': {'rtl': True}},
    'large-text': {'session': {'text_scale': 2}},
    'german': {'session': {'language': 'de_DE'}},
}
LAST_SHORTCUT = 9


def parse_arguments():
    parser = argparse.ArgumentParser(prog='build-aux/pictures', description=__doc__)
    parser.add_argument('book', help='the book to show')
    parser.add_argument('--out', default='out', help='the folder for the pictures (default: %(default)s)')
    parser.add_argument('--look', action='append', choices=[*LOOKS, 'all'],
                        help='may be given several times (default: wide)')
    parser.add_argument('--page', action='append', help='only this page, by its name in the sidebar')
    parser.add_argument('--program', required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    arguments.look = list(LOOKS) if 'all' in (arguments.look or []) else arguments.look or ['wide']
    return arguments


def settle(session, window, path, timeout=15):
    """Takes pictures until two in a row are the same; the last one stays."""
    digests = []

    def is_settled():
        session.screenshot(path, window)
        with open(path, 'rb') as picture:
            digests.append(hashlib.sha256(picture.read()).digest())
        time.sleep(0.1)
        return len(digests) > 1 and digests[-1] == digests[-2]

    try:
        wait_until(is_settled, f'{path} to stop changing', timeout)
    except NotFound as error:
        print(f'{error}; kept as it is', file=sys.stderr)


def selected_page(app):
    """The name of the row that is selected in the sidebar, which comes first in the window."""
    for node in app.find_all('list item'):
        if 'selected' in node.states:
            names = [node.name, *(child.name for _depth, child in node.walk())]
            return next(filter(None, names), None)
    return None


def find_pages(app):
    """Goes through the sidebar with Alt+1, Alt+2, …: the pages' names and shortcuts."""
    pages = {}
    for number in range(1, LAST_SHORTCUT + 1):
        before = selected_page(app)
        app.session.key(f'alt+{number}')
        try:
            if number > 1:
                wait_until(lambda: selected_page(app) != before, 'another page', timeout=2)
        except NotFound:
            break
        pages[selected_page(app) or f'page {number}'] = f'alt+{number}'
    return pages


def file_name(number, page, look):
    slug = re.sub(r'\W+', '-', page.lower()).strip('-')
    return f'{number}-{slug}.png' if look == 'wide' else f'{number}-{slug}-{look}.png'


def take_pictures(arguments, look):
    """Takes the pictures of one look and prints their paths."""
    description = LOOKS[look]
    with Session(**description.get('session', {})) as session:
        app = session.start([arguments.program, arguments.book])
        app.resize(*WIDE)
        session.x('windowactivate', '--sync', app.window_id())
        pages = find_pages(app)
        app.resize(*description.get('size', WIDE))
        for number, (page, shortcut) in enumerate(pages.items(), 1):
            if arguments.page and page.lower() not in map(str.lower, arguments.page):
                continue
            session.key(shortcut)
            path = os.path.join(arguments.out, file_name(number, page, look))
            settle(session, app.window_id(), path)
            print(path, flush=True)


def main():
    arguments = parse_arguments()
    os.makedirs(arguments.out, exist_ok=True)
    if len(arguments.look) == 1:
        try:
            take_pictures(arguments, arguments.look[0])
        except (NotFound, RuntimeError) as error:
            sys.exit(f'No pictures: {error}')
        return
    for look in arguments.look:     # a session each, and one session per process
        options = [option for page in arguments.page or [] for option in ('--page', page)]
        subprocess.run([sys.executable, __file__, '--program', arguments.program, '--out', arguments.out,
                        '--look', look, *options, arguments.book], check=True)


if __name__ == '__main__':
    main()
