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
    'large-text': {'size': (1600, 1000), 'session': {'text_scale': 2, 'size': (1700, 1100)}},
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


def settle(session, window, path, previous, timeout=15):
    """Takes pictures until one differs from the previous page's and then repeats; the last one stays."""
    digests = [previous]

    def is_settled():
        session.screenshot(path, window)
        with open(path, 'rb') as picture:
            digests.append(hashlib.sha256(picture.read()).digest())
        time.sleep(0.1)
        return previous != digests[-1] == digests[-2]

    try:
        wait_until(is_settled, f'{path} to stop changing', timeout)
    except NotFound as error:
        print(f'{error}; kept as it is', file=sys.stderr)
    return digests[-1]


def find_pages(session, app):
    """What the sidebar calls the pages that Alt and a digit lead to: the row of the page one is on is selected."""
    session.key('alt+1')
    sidebar = app.find('list item').parent()
    pages = []
    for number in range(1, LAST_SHORTCUT + 1):
        session.key(f'alt+{number}')
        wait_until(lambda: selected_row(sidebar) not in (None, *pages), f'the page of Alt+{number}')
        pages.append(selected_row(sidebar))
    return pages


def selected_row(sidebar):
    return next((row_name(row) for row in sidebar.children() if 'selected' in row.states), None)


def row_name(row):
    return row.name or next((node.name for _depth, node in row.walk() if node.name), 'page')


def file_name(number, page, look):
    slug = re.sub(r'\W+', '-', page.lower()).strip('-')
    return f'{number}-{slug}.png' if look == 'wide' else f'{number}-{slug}-{look}.png'


def take_pictures(arguments, look):
    """Takes the pictures of one look and prints their paths."""
    description = LOOKS[look]
    with Session(**description.get('session', {})) as session:
        app = session.start([arguments.program, arguments.book])
        size = description.get('size', WIDE)
        app.resize(*max(size, WIDE))        # narrow windows hide the sidebar
        session.x('windowactivate', '--sync', app.window_id())
        pages = find_pages(session, app)
        app.resize(*size)
        picture = None
        for number, page in enumerate(pages, 1):
            if arguments.page and page.lower() not in map(str.lower, arguments.page):
                continue
            session.key(f'alt+{number}')
            path = os.path.join(arguments.out, file_name(number, page, look))
            picture = settle(session, app.window_id(), path, picture)
            print(path, flush=True)


def main():
    arguments = parse_arguments()
    os.makedirs(arguments.out, exist_ok=True)
    if len(arguments.look) == 1:
        try:
            take_pictures(arguments, arguments.look[0])
        except (NotFound, RuntimeError) as error:
            sys.exit(f'No pictures: {error}')
    else:
        options = [option for page in arguments.page or [] for option in ('--page', page)]
        sys.exit(max(subprocess.call([sys.executable, __file__, '--program', arguments.program, '--out', arguments.out,
                                      '--look', look, *options, arguments.book])
                     for look in arguments.look))     # a session each, and one session per process


if __name__ == '__main__':
    main()
