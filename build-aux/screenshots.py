"""Takes the pictures for software centres of the real window, and gives them the corners and the shadow it has there."""

import argparse
import os
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'ui'))

from driver import Session  # noqa: E402
from picture_tour import Facts, Tour  # noqa: E402

SIZE = (1000, 700)      # the largest that Flathub shows whole
MARGIN = 52             # around it, for the shadow
CORNER = 15
BORDER = 4              # what GTK puts around a window where nothing can draw a shadow
FOCUS_SHOWS = 3.5       # seconds after a key
PEOPLE = 4              # which page of the sidebar

# Each: name, whether dark, what leads there.
PICTURES = [
    ('overview', False, lambda tour: tour.session.key('alt+1')),
    ('cohort', False, lambda tour: tour.open(tour.facts.words['cohort'])),
    ('person', False, lambda tour: tour.open(tour.facts.words['person'])),
    ('people-dark', True, lambda tour: tour.session.key(f'alt+{PEOPLE}')),
    ('program-dark', True, lambda tour: tour.open(tour.facts.words['program'])),
]


def parse_arguments():
    parser = argparse.ArgumentParser(prog='build-aux/screenshots', description=__doc__)
    parser.add_argument('--out', default='data/screenshots', help='the folder for the pictures (default: %(default)s)')
    parser.add_argument('--program', required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def take(arguments, dark, folder):
    """Those of one look; the window is a fresh one for each, so that none shows where another led."""
    cli = os.path.join(os.path.dirname(arguments.program), '..', 'cli', 'mentorbook-cli')
    book = f'{folder}/AsyncAPI.mentorbook'
    if not os.path.exists(book):
        subprocess.run([cli, 'new', book, '--sample'], check=True, stdout=subprocess.DEVNULL)
    with Session(env={'MENTORBOOK_BOOKS': folder}, dark=dark, size=(1100, 800)) as session:
        for name, is_dark, go in PICTURES:
            if is_dark != dark:
                continue
            app = session.start([arguments.program, book])
            app.resize(*(length + 2 * BORDER for length in SIZE))
            session.x('windowactivate', '--sync', app.window_id())
            tour = Tour(session, app, Facts(cli, book))
            go(tour)
            session.x('mousemove', '0', '0')
            time.sleep(FOCUS_SHOWS)
            path = f'{arguments.out}/{name}.png'
            take_when_still(session, app, f'{folder}/{name}.png')
            frame(f'{folder}/{name}.png', path)
            print(path, flush=True)
            app.quit()


def take_when_still(session, app, path):
    """Takes pictures until two in a row are the same."""
    former = None
    for _attempt in range(40):
        session.screenshot(path, app.window_id())
        with open(path, 'rb') as picture:
            taken = picture.read()
        if taken == former:
            return
        former = taken
        time.sleep(0.2)
    sys.exit(f'{path} does not come to rest')


def frame(window, path):
    """Round corners, a hairline, and a shadow: what a compositor adds to the window."""
    width, height = SIZE
    rounded = f'roundrectangle 0,0,{width - 1},{height - 1},{CORNER},{CORNER}'
    subprocess.run([
        'convert', window, '-shave', f'{BORDER}x{BORDER}', '+repage', '-alpha', 'set',
        '(', '-size', f'{width}x{height}', 'xc:none', '-fill', 'white', '-draw', rounded, ')',
        '-compose', 'DstIn', '-composite',
        '-compose', 'Over', '-fill', 'none', '-stroke', '#00000030', '-strokewidth', '1', '-draw', rounded,
        '-bordercolor', 'none', '-border', str(MARGIN),
        '(', '+clone', '-background', 'black', '-shadow', '38x14+0+6', ')',
        '+swap', '-background', 'none', '-layers', 'merge', '+repage',
        '-gravity', 'center', '-extent', f'{width + 2 * MARGIN}x{height + 2 * MARGIN}',
        '-strip', '-define', 'png:compression-level=9', path], check=True)


def main():
    arguments = parse_arguments()
    os.makedirs(arguments.out, exist_ok=True)
    if 'MENTORBOOK_DARK' in os.environ:
        with tempfile.TemporaryDirectory(prefix='mentorbook-screenshots-') as folder:
            take(arguments, os.environ['MENTORBOOK_DARK'] == 'yes', folder)
        return
    # One session per process: AT-SPI knows only one bus.
    for dark in ('no', 'yes'):
        subprocess.run([sys.executable, *sys.argv], env={**os.environ, 'MENTORBOOK_DARK': dark}, check=True)


if __name__ == '__main__':
    main()
