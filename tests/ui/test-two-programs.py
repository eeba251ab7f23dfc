"""Somebody changes the book by the command line while the window shows it."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from driver import wait_until  # noqa: E402
from scenario import check, scenario  # noqa: E402

GRACE = {'id': 'hopper', 'name': 'Grace Hopper', 'github': 'hopper'}


def see_a_person_come(book):
    book.page('alt+4', 'People')
    book.search('hopper', left=0)
    book.import_json({'people': [GRACE]})
    book.app.find('table cell', 'Grace Hopper', timeout=5)


def see_a_name_change(book):
    book.session.key('Tab', 'Return')
    name = book.app.find('text', '^Name$')
    book.import_json({'people': [{**GRACE, 'name': 'Grace Brewster Hopper'}]})
    wait_until(lambda: name.text == 'Grace Brewster Hopper', 'the other name on the open page', 5)


def see_the_record_go(book):
    """The page stays, says so and offers Undo, which is the other program's change undone."""
    book.cli('undo')
    book.cli('undo')
    check(not [row for row in book.rows('people') if row['id'] == 'hopper'], 'undo left her in the book')
    book.app.find('label', 'this record was deleted', timeout=5)
    check(not book.app.audit(), book.app.audit())


def bring_it_back(book):
    book.session.key('ctrl+shift+z')
    book.becomes(lambda: [row for row in book.rows('people') if row['id'] == 'hopper'], 'redo to bring her back')
    book.app.gone('label', 'this record was deleted')


def main():
    with scenario('--sample') as book:
        book.start()
        see_a_person_come(book)
        see_a_name_change(book)
        see_the_record_go(book)
        bring_it_back(book)
        book.quit()


main()
