#!/usr/bin/python3
"""Measures Mentorbook with big books; build-aux/bench builds what this runs and starts it on a display of its own."""
import argparse
import collections
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

MEASUREMENTS = ['start', 'edit', 'export', 'insights', 'search', 'follow', 'pages', 'scroll', 'docs']

PAGES = pathlib.Path(__file__).resolve().parent.parent / 'exchange' / 'pages'

SLOW_SCROLL, FAST_SCROLL = 90, 600      # pixels a frame: some rows, nearly a page

# What the website's JSON is made of; the shell writes the same rows.
EXPORTED_ROWS = [
    'SELECT name, website, slack_invite, slack_channel, discussions FROM organization',
    'SELECT id, slug, name, short_name, purpose, website, docs, cadence, status FROM program ORDER BY slug',
    'SELECT id, slug, program, year, term, status, starts_on, ends_on, host, reported, ideas, selected_ideas, '
    'applications, selected FROM cohort ORDER BY slug',
    'SELECT id, slug, name, handle, former_handles FROM person ORDER BY slug',
    'SELECT person, cohort, role FROM participation ORDER BY cohort, role',
]

Figure = collections.namedtuple('Figure', 'name unit value aim note', defaults=[None, ''])


def ratio(name, ours, theirs, aim, note):
    return Figure(name, '×', statistics.median(ours) / statistics.median(theirs), aim, note)


def percentile(values, percent):
    values = sorted(values)
    return values[min(len(values) - 1, round((len(values) - 1) * percent / 100))]


def say(text):
    print(text, file=sys.stderr, flush=True)


class Bench:
    def __init__(self, options, book, size):
        self.options = options
        self.book = book
        self.size = size
        self.folder = tempfile.mkdtemp(prefix='mentorbook-bench-', dir=options.books)
        self.environment = dict(os.environ, GSETTINGS_SCHEMA_DIR=self.built('data/app'), MENTORBOOK_BOOKS=options.books,
                                GTK_A11Y='none')

    def built(self, path):
        return os.path.join(self.options.build, path)

    def remove(self):
        shutil.rmtree(self.folder)

    def copy(self, name):
        path = os.path.join(self.folder, name + '.mentorbook')
        shutil.copyfile(self.book, path)
        return path

    def run(self, *command, **options):
        done = subprocess.run(command, env=self.environment, check=True, stdout=subprocess.PIPE, text=True, **options)
        return done.stdout

    # From the start of a program to its first frame, and the memory it takes until its window is at rest.

    def start_once(self, *command):
        reading, writing = os.pipe()
        environment = dict(self.environment, LD_PRELOAD=self.built('tests/bench/frame-probe.so'),
                           FRAME_PROBE_OUTPUT=str(writing), FRAME_PROBE_START=str(time.monotonic_ns()))
        with subprocess.Popen(command, env=environment, pass_fds=[writing]) as process:
            os.close(writing)
            with open(reading, encoding='utf-8') as report:
                lines = dict(line.split(maxsplit=1) for line in report)
            process.wait(60)
        return {key: float(re.match('[0-9.]+', value)[0]) for key, value in lines.items()}

    def measure_start(self):
        book_window = [self.built('src/app/mentorbook'), self.book]
        empty_window = [self.built('tests/bench/empty-window')]
        ours, empty = [], []
        self.start_once(*book_window)  # the first of each finds cold caches
        self.start_once(*empty_window)
        for _ in range(self.options.runs):
            ours.append(self.start_once(*book_window))
            empty.append(self.start_once(*empty_window))

        def compare(name, key, unit, aim=None, scale=1.0):
            mine, other = [run[key] for run in ours], [run[key] for run in empty]
            note = f'{statistics.median(mine) * scale:.1f} against {statistics.median(other) * scale:.1f} {unit}'
            return ratio(name, mine, other, aim, note)
        return [
            compare('start to first frame', 'first-frame', 'ms', 1.2),
            compare('start to the window at rest', 'rest', 'ms'),
            compare('memory (peak of resident)', 'VmHWM', 'MiB', 1.3, 1 / 1024),
            compare('memory (proportional share)', 'Pss', 'MiB', None, 1 / 1024),
            compare('memory (its own, anonymous)', 'RssAnon', 'MiB', None, 1 / 1024),
        ]

    # One committed edit against the same SQL by hand.

    def measure_edit(self):
        runs = str(self.options.runs * 20)
        lines = self.run(self.built('tests/bench/edit-bench'), self.copy('edited'), self.copy('by-hand'), runs).split()
        ours, by_hand = [float(ms) / 1000 for ms in lines[0::2]], [float(ms) / 1000 for ms in lines[1::2]]
        note = f'{statistics.median(ours):.2f} against {statistics.median(by_hand):.2f} ms'
        return [ratio('one committed edit', ours, by_hand, 1.5, note)]

    # The website's JSON against the sqlite3 shell writing the same rows as JSON.

    def time_of(self, *command):
        begin = time.monotonic()
        self.run(*command, stderr=subprocess.DEVNULL)
        return time.monotonic() - begin

    def measure_export(self):
        ours, shell = [], []
        cli_file, shell_file = os.path.join(self.folder, 'cli.json'), os.path.join(self.folder, 'shell.json')
        export = [self.built('src/cli/mentorbook-cli'), 'export', self.book, '--json', cli_file]
        write = ['sqlite3', '-batch', '-readonly', self.book, '.mode json', f'.output "{shell_file}"', *EXPORTED_ROWS]
        for _ in range(1 + self.options.runs // 3):
            ours.append(self.time_of(*export))
            shell.append(self.time_of(*write))
        note = (f'{statistics.median(ours):.2f} against {statistics.median(shell):.2f} s, '
                f'{os.path.getsize(cli_file) / 1e6:.0f} against {os.path.getsize(shell_file) / 1e6:.0f} MB')
        return [ratio('JSON export', ours, shell, 3, note)]

    # All figures of a book against SQLite answering the main questions by itself.

    def measure_insights(self):
        lines = self.run(self.built('tests/bench/insights-bench'), self.book, str(self.options.runs)).split()
        ours, by_sql = [float(ms) for ms in lines[0::2]], [float(ms) for ms in lines[1::2]]
        note = f'{statistics.median(ours):.0f} against {statistics.median(by_sql):.0f} ms'
        return [ratio('all figures', ours, by_sql, 2, note)]

    # A docs folder, one page for every twenty people: reading its pages, and what they would change in an empty book.

    def write_docs(self):
        templates = [path.read_text(encoding='utf-8') for path in sorted(PAGES.glob('*.md'))]
        folder = pathlib.Path(self.folder, 'docs')
        for i in range(max(self.size // 20, 10)):
            page = folder / f'{i // 100:03}' / f'{i:05}.md'
            page.parent.mkdir(parents=True, exist_ok=True)
            year = str(1980 + i % 200)
            page.write_text(templates[i % len(templates)].replace('2023', year), encoding='utf-8')
        return folder

    def measure_docs(self):
        report = self.run(self.built('tests/bench/pages-bench'), str(self.write_docs()),
                          os.path.join(self.folder, 'docs.mentorbook'), str(min(self.options.runs, 5)))
        lines = [line.split() for line in report.splitlines()]
        ours, theirs = ([float(line[column]) for line in lines if line[0] == 'round'] for column in (1, 2))
        found = {line[0]: float(line[1]) for line in lines if line[0] != 'round'}
        note = f'{statistics.median(ours) * 1000 / found["pages"]:.2f} ms a page'
        return [
            ratio(f'reading {found["pages"]:.0f} pages', ours, theirs, 3, note),
            Figure('  holding them against a book', 's', found['proposal']),
            Figure('  memory for each page', 'KB', found['memory'] / found['pages']),
        ]

    # Typing into the search of a list, and editing what it shows.

    def run_list(self, record_type, words, edits):
        report = self.run(self.built('tests/bench/list-bench'), self.copy(record_type), record_type, str(words),
                          str(edits))
        found = collections.defaultdict(list)
        for line in report.splitlines():
            what, *figures = line.split()
            found[what].append([float(figure) for figure in figures])
        return found

    @staticmethod
    def of_rows(title, rows, aim_ms, aim_hold):
        times, holds = [row[0] for row in rows], [row[1] for row in rows]
        longest = max(rows, key=lambda row: row[1])
        return [
            Figure(f'{title}, p50', 'ms', percentile(times, 50), aim_ms, f'{len(rows)} times'),
            Figure(f'{title}, p99', 'ms', percentile(times, 99), aim_ms),
            Figure('  main thread held, p99', 'ms', percentile(holds, 99), aim_hold),
            Figure('  main thread held, longest', 'ms', longest[1], aim_hold, f'{longest[2]:.1f} ms of it computing'),
        ]

    def measure_search(self):
        people = self.run_list('person', self.options.runs * 4, 0)
        participations = self.run_list('participation', self.options.runs, 0)
        return (self.of_rows('search of people', people['key'], 50, 16)
                + self.of_rows('its words taken away again', people['clear'], 50, 16)
                + self.of_rows('search of participations', participations['key'], 50, 16))

    # An edit while the list that shows it is open.

    def measure_follow(self):
        people = self.run_list('person', 0, self.options.runs * 2)
        participations = self.run_list('participation', 0, 0)
        return (self.of_rows('edit until the list of people shows it', people['edit'], None, 16)
                + [Figure(f'opening the list of {name}', 'ms', found['open'][0][0], None,
                          f'main thread held {found["open"][0][1]:.1f} ms')
                   for name, found in (('people', people), ('participations', participations))])

    # Going to each page of the window, as the keys do.

    def measure_pages(self):
        report = self.run(self.built('tests/bench/page-bench'), self.copy('pages'), str(self.options.runs // 3))
        visits = collections.defaultdict(list)
        for line in report.splitlines():
            _word, page, *figures = line.split()
            visits[page].append([float(figure) for figure in figures])
        return [figure for page, rows in visits.items() for figure in self.of_page(page, rows)]

    @staticmethod
    def of_page(page, rows):
        shown, rest, holds = zip(*rows)
        title = 'a ' + page[2:] + '’s page' if page.startswith('a-') else f'the page {page}'
        note = f'at rest after {statistics.median(rest):.0f} ms, main thread held {max(holds):.0f} ms at most'
        return [Figure(f'{title}, p50', 'ms', percentile(shown, 50), 100, f'{len(rows)} times, {note}'),
                Figure('  the longest', 'ms', max(shown), 100)]

    # Scrolling a list, against a bare GtkColumnView of the same columns over static strings.

    def measure_scroll(self):
        return [self.scroll(record_type, pixels)
                for record_type in ('person', 'participation') for pixels in (SLOW_SCROLL, FAST_SCROLL)]

    def scroll(self, record_type, pixels):
        frames = str(self.options.runs * 20)
        report = self.run(self.built('tests/bench/scroll-bench'), self.book, record_type, frames, str(pixels))
        costs = collections.defaultdict(list)
        for line in report.splitlines():
            which, ms = line.split()
            costs[which].append(float(ms))
        note = f'{statistics.median(costs["ours"]):.1f} against {statistics.median(costs["bare"]):.1f} ms a frame'
        return ratio(f'scrolling {record_type}s, {pixels} px a frame', costs['ours'], costs['bare'], 1.3, note)

    def measure(self, name):
        say(f'  {name} …')
        return getattr(self, 'measure_' + name)()


def make_book(options, size):
    made = subprocess.run([os.path.join(options.build, 'tests/bench/make-book'), options.books, str(size)], check=True,
                          stdout=subprocess.PIPE, text=True)
    return made.stdout.strip()


def measure_all(options, size):
    say(f'A book of {size:,} people, {size // 50:,} cohorts and {3 * size:,} participations')
    bench = Bench(options, make_book(options, size), size)
    try:
        return [figure for name in options.only or MEASUREMENTS for figure in bench.measure(name)]
    finally:
        bench.remove()


def shown(figure):
    return f'{figure.value:.2f} ×' if figure.unit == '×' else f'{figure.value:.1f} {figure.unit}'


def verdict(figure):
    if figure.aim is None:
        return ['', '']
    return [f'{figure.aim:g} {figure.unit}', 'yes' if figure.value <= figure.aim else 'NO']


def print_table(sizes, small, big):
    heading = f'at {sizes[1]:,}: the two medians, or how often'
    rows = [['', f'{sizes[0]:,} people', f'{sizes[1]:,}', 'growth', 'aim', 'met', heading]]
    for little, figure in zip(small, big):
        growth = f'{figure.value / little.value:.1f}'
        rows.append([figure.name, shown(little), shown(figure), growth, *verdict(figure), figure.note])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:6], widths[1:6])]
        print('  '.join(cells + [row[6]]).rstrip())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    parser.add_argument('--books', required=True)
    parser.add_argument('--size', type=int, default=100_000)
    parser.add_argument('--runs', type=int, default=15)
    parser.add_argument('--only', action='append', choices=MEASUREMENTS)
    options = parser.parse_args()
    os.makedirs(options.books, exist_ok=True)
    sizes = [max(options.size // 10, 300), options.size]
    small, big = (measure_all(options, size) for size in sizes)
    print_table(sizes, small, big)


if __name__ == '__main__':
    main()
