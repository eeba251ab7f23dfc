"""A whole cohort is typed in with the keyboard alone: one program, thirteen mentees, ten mentors, ten projects and three
dates. Counts the keys and says how long they take at five a second; two minutes are what a person may need.
"""

import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scenario import check, scenario  # noqa: E402

KEYS_PER_SECOND = 5.5
LOOKING_SECONDS = 1.0       # a person looks whenever something new comes up
# Handles as long as those of a real cohort, titles as one notes them down at first.
MENTEES = ['afzal442', 'anshgoyalevil', 'aryagupta', 'asmitbm', 'cynthiapeter', 'joyalmeida', 'kaushikrishi', 'mayaleeee',
           'princerajpoot', 'sambhavgupta', 'ashishpadhy', 'sumanttirkey', 'vaishnavi']
MENTORS = ['acethecreator', 'davidpereira', 'derberg', 'fmvilas', 'khudadad414', 'magicmatatjahu', 'mcturco', 'nektarios',
           'quetzalli', 'souvikde']
PROJECTS = ['Glee templates', 'Docs search', 'Studio linting', 'Website kit', 'Modelina docs', 'Diff as a service',
            'Bundler tests', 'Kotlin generator', 'Chatbot', 'VS Code preview']
DATES = ['Opens 2025-05-01', 'Midterm 2025-07-15', 'Results 2025-09-30']


class Hands:
    """What a person does at the keyboard, counted."""

    def __init__(self, session):
        self.session = session
        self.keys = 0
        self.looks = 0

    def key(self, *keys):
        self.keys += sum(key.count('+') + 1 for key in keys)
        self.session.key(*keys)

    def type(self, text):
        self.keys += len(text) + sum(letter.isupper() for letter in text)
        self.session.type(text)

    def look(self, app, role, name=None):
        self.looks += 1
        return app.find(role, name)

    def seconds(self):
        return self.keys / KEYS_PER_SECOND + self.looks * LOOKING_SECONDS


def add_program(hands, app):
    hands.key('alt+2')
    hands.look(app, 'grouping', '^Programs$')
    hands.key('ctrl+shift+n')
    hands.look(app, 'dialog')
    hands.type('Summer')
    hands.key('Return')
    hands.look(app, 'grouping', '^Summer$')


def add_cohort(hands, app):
    hands.key('alt+3')
    hands.look(app, 'grouping', '^Cohorts$')
    hands.key('ctrl+shift+n')
    hands.look(app, 'dialog')
    hands.key('Return')
    hands.type('su')
    hands.look(app, 'list item', '^Summer$')
    hands.key('Return', 'Tab', 'Return')
    hands.look(app, 'grouping', '^Summer 20')


def add_people(hands, app, people, key=None):
    hands.key('ctrl+shift+p')
    hands.look(app, 'text', 'People to add')
    hands.type(', '.join(people))
    if key:
        hands.key(*key)
    hands.look(app, 'button', f'^Add {len(people)} People$')
    hands.key('ctrl+Return')
    app.gone('dialog')


def add_line_by_line(hands, key, lines):
    hands.key(key)
    for line in lines:
        hands.type(line)
        hands.key('Return')


def main():
    with scenario() as book:
        app = book.start()
        hands = Hands(book.session)
        begin = time.monotonic()
        add_program(hands, app)
        add_cohort(hands, app)
        add_people(hands, app, MENTEES)
        add_people(hands, app, MENTORS, ['shift+Tab', 'Right', 'space'])
        add_line_by_line(hands, 'ctrl+shift+j', PROJECTS)
        add_line_by_line(hands, 'ctrl+shift+e', DATES)
        book.becomes(lambda: len(book.rows('milestones')) == len(DATES), 'three dates')
        took = time.monotonic() - begin
        roles = sorted(row['role'] for row in book.rows('participations'))
        check(roles == ['mentee'] * len(MENTEES) + ['mentor'] * len(MENTORS), f'other people than typed: {roles}')
        check(sorted(row['title'] for row in book.rows('projects')) == sorted(PROJECTS), 'other projects than typed')
        print(f'{hands.keys} keys and {hands.looks} looks: {hands.seconds():.0f} s for a person, {took:.0f} s here')
        check(hands.seconds() < 120, f'a person needs {hands.seconds():.0f} s')
        book.quit()


main()
