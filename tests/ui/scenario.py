"""What the scenarios share: a book in a folder of its own, the program with it, and the command line beside it."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile

from driver import Session, wait_until

PROGRAM, CLI, SCHEMAS = sys.argv[1:4]


def check(holds, what):
    if not holds:
        raise AssertionError(what)


class Scenario:
    """A person at the window, and somebody at the command line."""

    def __init__(self, folder, session):
        self.folder = folder
        self.book = f'{folder}/books/Book.mentorbook'      # from elsewhere a copy would be opened
        self.session = session
        self.app = None

    def cli(self, command, *arguments, status=0):
        done = subprocess.run([CLI, command, self.book, *arguments], capture_output=True, encoding='utf-8')
        check(done.returncode == status, f'{command} {arguments} ended with {done.returncode}: {done.stderr}')
        return done.stdout

    def rows(self, kind, *options):
        return json.loads(self.cli('show', kind, '--format', 'json', *options))

    def export(self):
        return self.cli('export')

    def import_json(self, data):
        path = f'{self.folder}/import.json'
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(data, file)
        self.cli('import', path)

    def becomes(self, condition, what, timeout=10):
        """What the command line reads follows what the window does."""
        wait_until(condition, what, timeout)

    def start(self):
        self.app = self.session.start([PROGRAM, self.book])
        self.session.x('windowactivate', '--sync', self.app.window_id())
        return self.app

    def quit(self):
        self.session.key('ctrl+q')
        check(self.app.process.wait(10) == 0, 'the program did not end well')

    def page(self, key, name):
        """Goes to a page of the sidebar and waits until it is there."""
        self.session.key(key)
        self.app.find('grouping', f'^{name}$')

    def open(self, words, title=None):
        """Goes to any record by a few letters."""
        self.session.key('ctrl+k')
        self.app.find('dialog')
        self.session.type(words)
        self.app.find('list item', f'^{title or words}')
        self.session.key('Return')
        self.app.gone('dialog')
        self.app.find('grouping', f'^{title or words}$')

    def search(self, words, left):
        """Searches a list until so many rows are left."""
        self.session.key('ctrl+f')
        self.session.type(words)
        wait_until(lambda: self.count_rows() == left, f'{left} rows with “{words}”')

    def count_rows(self):
        """Without the head of the table, which is not there where nothing was found."""
        return max(len(self.app.find_all('table row', '.')) - 1, 0)


@contextlib.contextmanager
def scenario(*options):
    """Begins with a new book: '--sample' for AsyncAPI's history. At the end nothing may have been complained of."""
    with tempfile.TemporaryDirectory(prefix='mentorbook-scenario-') as folder:
        os.mkdir(f'{folder}/books')
        with Session(env={'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'GSETTINGS_BACKEND': 'keyfile',
                          'MENTORBOOK_BOOKS': f'{folder}/books'}) as session:
            made = Scenario(folder, session)
            made.cli('new', *options)
            yield made
            complaints = [line for line in session.log_text().splitlines() if 'CRITICAL **' in line]
            check(not complaints, complaints)
