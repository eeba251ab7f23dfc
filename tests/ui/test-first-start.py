"""From the first start to the website's data, as a person does it: with keys, and by what a screen reader reads."""

import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from driver import Session, wait_until  # noqa: E402

PROGRAM, CLI, SCHEMAS = sys.argv[1:4]
FIRST_NAME, NEW_NAME = 'Lukasz Gornicki', 'Ada Lovelace'


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def check_named(app, where):
    check(not app.audit(), f'{where}: {app.audit()}')


def begin_with_history(app):
    check_named(app, 'the welcome page')
    app.find('list item', 'Start With AsyncAPI’s History').click()
    app.find('table cell', '^146$')
    app.find('table cell', '^136$')
    check_named(app, 'the Overview')


def open_person(session, app):
    session.key('alt+4')
    app.find('table row', '.')
    session.key('ctrl+f')
    session.type('derberg')
    wait_until(lambda: len(app.find_all('table cell', FIRST_NAME)) == 1 and not app.find_all('table cell', 'Aadrika'),
               'the search to leave one person')
    session.key('Tab', 'Return')
    app.find('text', '^Name$')
    check_named(app, 'the form of a person')


def rename_person(session, app):
    name = app.find('text', '^Name$')
    name.type(NEW_NAME)
    session.key('ctrl+z')
    check(name.text != NEW_NAME, 'Ctrl+Z in an entry did not act on the entry')
    check(app.find_all('button', '^Undo: Start'), 'Ctrl+Z in an entry acted on the book')
    name.type(NEW_NAME)
    session.key('Return')
    app.find('button', f'^Undo: .*{NEW_NAME}')


def undo_and_redo(session, app):
    name = app.find('text', '^Name$')
    session.key('ctrl+z')
    wait_until(lambda: name.text == FIRST_NAME, 'the former name to be back')
    session.key('ctrl+shift+z')
    wait_until(lambda: name.text == NEW_NAME, 'the new name to be back')


def look_at_history(session, app):
    session.key('alt+7')
    app.find('label', f'renamed to “{NEW_NAME}”')
    check_named(app, 'the History')


def export(session, app, path):
    session.key('ctrl+e')
    app.find(None, 'Export Website Data')
    session.key('ctrl+a')
    session.type(path)
    session.key('Return')
    wait_until(lambda: os.path.exists(path), 'the exported file')
    app.find('button', 'Show in Folder')


def check_export(path, book):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    same = subprocess.run([CLI, 'export', book], capture_output=True, encoding='utf-8', check=True).stdout
    check(text == same, 'the window and the command line export differently')
    data = json.loads(text)
    check(data['impact']['total'] == 146 and data['impact']['published']['total'] == 136, 'other figures than shown')
    check(NEW_NAME in [person['name'] for person in data['people']], 'the edit is not in the export')


def be_changed_by_the_command_line(session, app, book):
    session.key('alt+1')
    app.find('button', '^76 people$')
    with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
        json.dump({'people': [{'id': 'hopper', 'name': 'Grace Hopper', 'github': 'hopper'}]}, file)
        file.flush()
        subprocess.run([CLI, 'import', book, file.name], capture_output=True, check=True)
    app.find('button', '^77 people$')


def main():
    with tempfile.TemporaryDirectory() as folder:
        books, path = f'{folder}/books', f'{folder}/mentorship.json'
        os.mkdir(books)
        book = f'{books}/AsyncAPI.mentorbook'
        # Settings are kept for the second start.
        with Session(env={'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'GSETTINGS_BACKEND': 'keyfile',
                          'MENTORBOOK_BOOKS': books}) as session:
            app = session.start([PROGRAM])
            begin_with_history(app)
            open_person(session, app)
            rename_person(session, app)
            undo_and_redo(session, app)
            look_at_history(session, app)
            export(session, app, path)
            check_export(path, book)
            be_changed_by_the_command_line(session, app, book)
            session.key('alt+7')
            app.find('label', f'renamed to “{NEW_NAME}”')
            session.key('ctrl+q')
            check(app.process.wait(10) == 0, 'the program did not end well')
            again = session.start([PROGRAM])
            again.find('label', f'renamed to “{NEW_NAME}”')
            complaints = [line for line in session.log_text().splitlines() if 'CRITICAL **' in line]
            check(not complaints, complaints)


main()
