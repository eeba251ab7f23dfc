"""The stops of a tour through the window: every page and dialog, each reached by keyboard as a person would."""

import json
import re
import subprocess

from driver import NotFound, wait_until
from picture_stops import CheckStops, ExportStops, FigureStops, ImportStops

LAST_SHORTCUT = 9
NARROW = 500
PATIENCE = 40   # seconds: to look at all that a large page has takes some, on a busy machine
PEOPLE = 4


class Facts:
    """Whom and what of a book to show: what has the most to show."""

    def __init__(self, cli, book):
        exported = subprocess.run([cli, 'export', book], capture_output=True, encoding='utf-8', check=True).stdout
        data = json.loads(exported)
        programs = {program['id']: program for program in data['programs']}
        cohorts = data['cohorts']
        cohort = max(cohorts, key=lambda each: len(each['mentees']) * len(each['mentors']) * len(each['projects']),
                     default=None)
        program = max(programs.values(), key=lambda each: sum(c['program'] == each['id'] for c in cohorts), default=None)
        person = max(data['people'], key=lambda each: (bool(each['mentee']), len(each['mentor'])), default=None)
        project = max(data['projects'], key=lambda each: len(each['mentors']) * len(each['mentees']), default=None)
        self.words = {
            'program': program and program['name'],
            'cohort': cohort and f'{programs[cohort["program"]]["shortName"]} {cohort["year"]}',
            'project': project and project['title'],
            'person': person and person['name'],
        }


class Tour(FigureStops, CheckStops, ImportStops, ExportStops):
    """Goes from stop to stop; a stop has a name and what leads there and back."""

    def __init__(self, session, program, app, facts):
        self.session = session
        self.program = program
        self.app = app
        self.facts = facts

    def main_pages(self):
        for number, page in enumerate(self.pages, 1):
            yield f'{number}-{slug(page)}', lambda n=number, p=page: self.press(f'alt+{n}', page=p), None

    def rest(self):
        yield from self.record_stops()
        yield from self.figure_stops()
        yield from self.check_stops()
        yield from self.import_stops()
        yield from self.export_stops()

    def record_stops(self):
        for kind, words in self.facts.words.items():
            if words:
                yield f'page-{kind}', lambda w=words: self.open(w), None
                yield f'page-{kind}-below', self.scroll_down, None
        if self.facts.words['cohort']:
            yield 'dialog-add-people', self.paste_people, self.escape
        yield 'list-search', self.search, lambda: self.session.key('Escape')
        yield 'list-selection', self.select_rows, self.unselect
        yield 'dialog-add-person', self.add_person, self.escape
        yield 'dialog-quick-open', lambda: self.dialog('ctrl+k', 'a'), self.escape
        yield 'dialog-new-book', lambda: self.dialog('ctrl+n'), self.escape
        yield 'dialog-preferences', lambda: self.dialog('ctrl+comma'), self.escape
        yield 'dialog-shortcuts', lambda: self.dialog('ctrl+question'), self.escape
        yield 'dialog-help-page', lambda: self.dialog('F1'), None
        yield 'dialog-help', lambda: self.session.key('Escape'), self.escape
        yield 'menu', self.menu, lambda: self.session.key('Escape')
        yield 'dialog-about', self.about, self.escape

    def find_pages(self):
        """What the sidebar calls the pages that Alt and a digit lead to: the row of the page one is on is selected."""
        self.session.key('alt+1')
        sidebar = self.app.find('list item').parent()
        self.pages = []
        for number in range(1, LAST_SHORTCUT + 1):
            self.session.key(f'alt+{number}')
            wait_until(lambda: selected_row(sidebar) not in (None, *self.pages), f'the page of Alt+{number}')
            self.pages.append(selected_row(sidebar))

    def press(self, key, page):
        """A page is named as in the sidebar, or as the one record it shows."""
        former = [node.name for node in self.app.find_all('grouping', '.')]
        self.session.key(key)
        wait_until(lambda: self.app.find_all('grouping', f'^{re.escape(page)}$') or
                   former != [node.name for node in self.app.find_all('grouping', '.')], f'the page {page}')

    def dialog(self, key, text=None):
        self.session.key(key)
        self.wait_for_dialog()
        if text:
            self.session.type(text)

    def dialogs(self):
        return self.app.find_all(('dialog', 'alert'))

    def wait_for_dialog(self):
        wait_until(self.dialogs, 'a dialog')

    def escape(self):
        """Leaves a dialog; the first Escape may only leave an entry."""
        def is_left():
            if not self.dialogs():
                return True
            self.session.key('Escape')
            return False
        wait_until(is_left, 'the dialog to go away', PATIENCE)

    def open(self, words):
        self.dialog('ctrl+k')
        self.session.type(words)
        self.app.find('list item', f'^{re.escape(words)}', PATIENCE)
        self.session.key('Return')
        self.app.gone('dialog', timeout=PATIENCE)

    def scroll_down(self):
        """The wheel scrolls what the pointer is over; then it goes where nothing reacts to it."""
        _x, _y, width, height = self.app.geometry()
        window = self.app.window_id()
        self.session.x('mousemove', '--window', window, width // 2, height // 2)
        self.session.x('click', '--repeat', '60', '--delay', '5', '5')
        self.session.x('mousemove', '0', '0')

    def paste_people(self):
        self.open(self.facts.words['cohort'])
        self.dialog('ctrl+shift+p', f'{self.facts.words["person"]}, Grace Hopper (ghopper), @torvalds, Ada L')

    def people(self):
        self.press(f'alt+{PEOPLE}', self.pages[PEOPLE - 1])

    def select_rows(self):
        self.search()
        self.session.key('Tab')
        if self.app.geometry()[2] < NARROW:     # there the filters are between
            self.session.key('Tab')
        self.session.key('shift+Down', 'shift+Down')

    def unselect(self):
        self.session.key('Up')

    def search(self):
        self.people()
        self.session.key('ctrl+f')
        self.session.type('an')

    def add_person(self):
        self.people()
        self.session.key('ctrl+f')
        self.dialog('ctrl+shift+n', 'Ada Lovelace')

    def menu(self):
        """It belongs to the sidebar, which a narrow window shows instead of the page."""
        self.press_for_menu('F10') or self.press_for_menu('F6', 'F10')

    def press_for_menu(self, *keys):
        self.session.key(*keys)
        try:
            return self.app.find('menu item', timeout=2)
        except NotFound:
            return None

    def about(self):
        """The last entry of the menu."""
        self.menu()
        self.session.key('Up', 'Return')
        self.app.find('dialog')


def selected_row(sidebar):
    return next((row_name(row) for row in sidebar.children() if 'selected' in row.states), None)


def row_name(row):
    return row.name or next((node.name for _depth, node in row.walk() if node.name), 'page')


def slug(text):
    return re.sub(r'\W+', '-', text.lower()).strip('-')
