"""Takes pictures of every page and dialog of the real window, going from one to the next by keyboard."""

import argparse
import concurrent.futures
import fnmatch
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'ui'))

from driver import NotFound, Session, wait_until  # noqa: E402
from picture_stops import lay_out_files  # noqa: E402
from picture_tour import Facts, Tour  # noqa: E402

WIDE = (1200, 800)
LOOKS = {
    'wide': {},
    'narrow': {'size': (360, 720)},
    'dark': {'session': {'dark': True}},
    'rtl': {'session': {'rtl': True}},
    'contrast': {'session': {'contrast': True}},
    'large-text': {'size': (1600, 1000), 'session': {'text_scale': 2, 'size': (1700, 1100)}},
    'german': {'session': {'language': 'de_DE'}},
    'german-narrow': {'size': (360, 720), 'session': {'language': 'de_DE'}},
    'french': {'session': {'language': 'fr_FR'}},
    'spanish': {'session': {'language': 'es_ES'}},
    'portuguese': {'session': {'language': 'pt_BR'}},
    'hindi': {'session': {'language': 'hi_IN'}},
    'arabic': {'session': {'language': 'ar_EG'}},
    'arabic-narrow': {'size': (360, 720), 'session': {'language': 'ar_EG'}},
}
USUAL_LOOKS = ['wide', 'narrow', 'dark', 'rtl']
AT_A_TIME = 2
SEEN_ON_THE_SCREEN = {'menu', 'menu-export', 'checks-filter'}     # a menu is a window of its own
STILL = 3       # so many pictures in a row that are the same
BETWEEN = 0.12  # seconds


def parse_arguments():
    parser = argparse.ArgumentParser(prog='build-aux/pictures', description=__doc__)
    parser.add_argument('book', nargs='?', help='the book to show (default: a new one with AsyncAPI’s history)')
    parser.add_argument('--out', default='out', help='the folder for the pictures (default: %(default)s)')
    parser.add_argument('--look', action='append', choices=[*LOOKS, 'all'],
                        help=f'may be given several times (default: {", ".join(USUAL_LOOKS)})')
    parser.add_argument('--main', action='store_true', help='only the pages of the sidebar')
    parser.add_argument('--page', action='append', help='only this one, such as “people”, or these: “dialog-*”')
    parser.add_argument('--program', required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    arguments.cli = os.path.join(os.path.dirname(arguments.program), '..', 'cli', 'mentorbook-cli')
    arguments.page = [page.lower() for page in arguments.page or ['*']]
    arguments.look = list(LOOKS) if 'all' in (arguments.look or []) else arguments.look or USUAL_LOOKS
    return arguments


class Camera:
    """Takes pictures of one look and prints their paths."""

    def __init__(self, arguments, look, session):
        self.arguments = arguments
        self.look = look
        self.session = session
        self.size = LOOKS[look].get('size', WIDE)
        self.app = None
        self.area = None
        self.n_taken = 0
        self.failed = []

    def start(self, *books, wide_first=False):
        self.app = self.session.start([self.arguments.program, *books])
        self.app.resize(*(max(self.size, WIDE) if wide_first else self.size))
        self.session.x('windowactivate', '--sync', self.app.window_id())
        self.area = self.app.geometry()

    def wants(self, name):
        return any(fnmatch.fnmatch(called, page) for called in (name, name.split('-', 1)[-1]) for page in self.arguments.page)

    def take(self, name):
        """Takes pictures until several in a row are the same; the last one stays."""
        path = os.path.join(self.arguments.out, f'{name}.png' if self.look == 'wide' else f'{name}-{self.look}.png')
        seen = []

        def is_still():
            if name in SEEN_ON_THE_SCREEN:
                self.session.screenshot(path, area=self.area)
            else:
                self.session.screenshot(path, self.app.window_id())
            with open(path, 'rb') as picture:
                seen.append(hashlib.sha256(picture.read()).digest())
            time.sleep(BETWEEN)
            return len(seen) >= STILL and len(set(seen[-STILL:])) == 1

        try:
            wait_until(is_still, f'{path} to stop changing', 15)
        except NotFound as error:
            print(f'{error}; kept as it is', file=sys.stderr)
        self.n_taken += 1
        print(path, flush=True)

    def visit(self, stops):
        for name, go, leave in stops:
            if not self.wants(name):
                continue
            try:
                go()
                self.take(name)
                if leave:
                    leave()
            except (NotFound, RuntimeError) as error:
                print(f'No picture of {name} ({self.look}): {str(error).splitlines()[0]}', file=sys.stderr)
                self.failed.append(name)
                self.session.key('Escape', 'Escape')

    def end(self):
        self.app.quit()


def take_pictures(arguments, look):
    """Those of one look; returns whether all that were wanted could be taken."""
    with tempfile.TemporaryDirectory(prefix='mentorbook-pictures-') as folder:
        with Session(env={'MENTORBOOK_BOOKS': folder, 'GSETTINGS_BACKEND': 'keyfile'}, **LOOKS[look].get('session', {})) as session:
            camera = Camera(arguments, look, session)
            # A book from elsewhere is opened as a copy.
            lay_out_files(session, f'{folder}/{os.path.basename(arguments.book)}')
            if not arguments.main:
                take_beginnings(arguments, camera, folder)
            camera.start(arguments.book, wide_first=True)     # narrow windows hide the sidebar
            tour = Tour(session, arguments.program, camera.app, Facts(arguments.cli, arguments.book))
            tour.find_pages()
            camera.app.resize(*camera.size)
            camera.area = camera.app.geometry()
            camera.visit(tour.main_pages())
            if not arguments.main:
                camera.visit(tour.rest())
            camera.end()
            if not camera.n_taken:
                print(f'No page is called {" or ".join(arguments.page)}.', file=sys.stderr)
            return camera.n_taken > 0 and not camera.failed


def take_beginnings(arguments, camera, folder):
    """What a person sees who has no book yet, and with an empty one."""
    for name, start in (('welcome', []), ('empty-overview', ['alt+1']), ('empty-list', ['alt+4']),
                        ('empty-history', ['alt+7'])):
        if not camera.wants(name):
            continue
        books = []
        if start:
            books = [f'{folder}/Empty.mentorbook']
            if not os.path.exists(books[0]):
                make_book(arguments, books[0])
        camera.start(*books)
        camera.visit([(name, lambda keys=start: keys and camera.session.key(*keys), None)])
        camera.end()


def make_book(arguments, path, *options):
    subprocess.run([arguments.cli, 'new', path, *options], check=True, stdout=subprocess.DEVNULL)


def take_in_a_process(arguments, look):
    """One session per process: AT-SPI knows only one bus."""
    options = [option for page in arguments.page for option in ('--page', page)]
    options += ['--main'] if arguments.main else []
    return subprocess.call([sys.executable, __file__, '--program', arguments.program, '--out', arguments.out,
                            '--look', look, *options, arguments.book])


def main():
    arguments = parse_arguments()
    os.makedirs(arguments.out, exist_ok=True)
    if len(arguments.look) == 1 and arguments.book:
        sys.exit(0 if take_pictures(arguments, arguments.look[0]) else 1)
    folder = tempfile.mkdtemp(prefix='mentorbook-pictures-')
    try:
        if not arguments.book:
            arguments.book = f'{folder}/AsyncAPI.mentorbook'
            make_book(arguments, arguments.book, '--sample')
        with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
            sys.exit(max(pool.map(lambda look: take_in_a_process(arguments, look), arguments.look)))
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    main()
