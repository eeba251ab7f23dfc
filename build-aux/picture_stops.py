"""More stops of the tour: what is behind the figures and the checks, and what the menu exports."""

import json
import os
import shutil

from driver import NotFound, wait_until

PAGE_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'exchange', 'pages')
CHECKS = 6
# The place in the menu, from its end, and those in the menu in it, where the first entry leads back
EXPORT = -6
PAGES, REPORT, CALENDAR, CONTACTS = 2, 3, 4, 5


def lay_out_files(session, book):
    """Files to import, and a folder of pages that is known to be the book's: before the program starts."""
    files = f'{session.folder}/files'
    shutil.copytree(PAGE_FOLDER, f'{files}/docs')
    with open(f'{files}/people.csv', 'w', encoding='utf-8') as table:
        table.write('Name,GitHub,Mentee of,Remark\nAda Lovelace,ada-lovelace-1815,GSoC 2025,first\n'
                    'Abir Pal,,,\nGrace Hopper,not a handle,,\n')
    with open(f'{files}/more.json', 'w', encoding='utf-8') as data:
        json.dump({'people': [{'id': 'hopper', 'name': 'Grace Hopper', 'github': 'hopper'},
                              {'id': 'derberg', 'country': 'Poland'}],
                   'programs': [{'id': 'camp', 'name': 'A Camp for Documentation'}]}, data)
    session.write_settings(f"[com/asyncapi/Mentorbook]\ndocs-folders={{'{book}': 'file://{files}/docs'}}\n")


class FigureStops:
    """On the overview, with a tour's means."""

    def figure_stops(self):
        yield 'overview-chart', self.show_chart, None
        yield 'overview-chart-table', self.toggle_table, self.toggle_table
        yield 'overview-figures', self.focus_figure, None
        yield 'page-figure', self.open_figure, lambda: self.session.key('alt+Left')
        yield 'overview-below', self.show_overview_below, None
        yield 'dialog-scope', self.choose_scope, self.escape

    def overview(self):
        self.session.key('alt+1')
        self.app.find('grouping', f'^{self.pages[0]}$')
        wait_until(self.charts, 'the charts')

    def charts(self):
        """What one chooses a chart with."""
        return self.app.find_all('radio button') or self.app.find_all('combo box')

    def show_chart(self):
        self.overview()
        canvas = wait_until(lambda: [node for node in self.app.find_all('image') if 'focusable' in node.states],
                            'a chart')[0]
        canvas.focus()
        self.session.key('Home', 'Right', 'Up')

    def toggle_table(self):
        self.overview()
        panel = self.charts()[0].parent().parent().parent()
        buttons = panel.find_all('toggle button')
        in_chooser = [button for chooser in panel.find_all('combo box') for button in chooser.find_all('toggle button')]
        buttons[len(in_chooser)].click()

    def focus_figure(self):
        """In the first list but that of the pages, of which one is selected."""
        self.overview()
        self.figure().focus()

    def figure(self):
        for found in self.app.find_all('list'):
            rows = found.find_all('list item', '.')
            if rows and not any('selected' in row.states for row in rows):
                return rows[0]
        raise NotFound('no list of figures')

    def open_figure(self):
        self.focus_figure()
        self.session.key('Return')
        self.app.gone('grouping', f'^{self.pages[0]}$')

    def show_overview_below(self):
        self.overview()
        self.scroll_down()

    def choose_scope(self):
        self.overview()
        self.app.find('button', ' · ').click()
        self.wait_for_dialog()


class CheckStops:
    """On the page of the checks."""

    def check_stops(self):
        yield 'checks-filter', self.open_filter, lambda: self.session.key('Escape')
        yield 'dialog-dismiss', self.dismiss, self.escape

    def checks(self):
        self.session.key(f'alt+{CHECKS}')
        return self.app.find('grouping', f'^{self.pages[CHECKS - 1]}$')

    def open_filter(self):
        """It is the one button of the page that opens something."""
        def buttons():
            return [button for button in page.find_all('button') if button.find_all('toggle button')]
        page = self.checks()
        wait_until(buttons, 'the filter')[0].find('toggle button').click()
        self.app.find('menu item')

    def dismiss(self):
        """The last button of a finding."""
        def buttons():
            return [button for row in page.find_all('list item') for button in row.find_all('button')[-1:]]
        page = self.checks()
        wait_until(buttons, 'a finding')[0].click()
        self.wait_for_dialog()


class ImportStops:
    """What comes from outside, as the file manager hands it over."""

    def import_stops(self):
        yield 'dialog-import-pages', lambda: self.hand_over('docs/insights.md'), self.escape
        yield 'dialog-import-data', lambda: self.hand_over('more.json'), self.escape
        yield 'dialog-import-table', lambda: self.hand_over('people.csv'), None
        yield 'dialog-import-table-review', lambda: self.session.key('ctrl+Return'), self.escape
        yield 'dialog-publish', self.publish, None
        yield 'dialog-publish-page', lambda: self.session.key('Return'), self.escape

    def hand_over(self, name):
        self.session.run_beside([self.program, f'{self.session.folder}/files/{name}'])
        self.wait_for_review()

    def publish(self):
        self.choose(EXPORT, PAGES)
        self.wait_for_review()

    def wait_for_review(self):
        """The progress before it is a dialog too, but lists nothing."""
        wait_until(lambda: any(dialog.find_all('list') for dialog in self.dialogs()), 'a review')


class ExportStops:
    """What the menu exports."""

    def export_stops(self):
        yield 'menu-export', lambda: self.open_submenu(EXPORT), lambda: self.session.key('Escape', 'Escape')
        yield 'dialog-report', lambda: self.choose(EXPORT, REPORT), self.escape
        yield 'dialog-contacts', lambda: self.choose(EXPORT, CONTACTS), self.escape
        yield 'calendar-exported', self.export_calendar, None

    def open_submenu(self, submenu):
        self.menu()
        self.app.go_to_menu_entry(submenu)
        self.session.key('Right')

    def choose(self, submenu, entry):
        self.open_submenu(submenu)
        self.app.go_to_menu_entry(entry)
        self.session.key('Return')
        self.wait_for_dialog()

    def export_calendar(self):
        """GTK's own dialog, a window, has the focus in the name of the file; a path may be typed there."""
        path = f'{self.session.folder}/mentorship.ics'
        self.choose(EXPORT, CALENDAR)
        wait_until(lambda: len(self.app.windows()) == 2, 'the dialog for files')
        self.session.key('ctrl+a')
        self.session.type(path)
        self.session.key('Return')
        wait_until(lambda: os.path.exists(path), 'the calendar')
