"""In the cells of a list: a person is renamed, and what a search leaves gets one value in one step; undo, redo."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scenario import check, scenario  # noqa: E402

OLD, NEW = 'Abir Pal', 'Abir Paul'


def names(book):
    return [person['name'] for person in book.rows('people')]


def rename(book):
    book.page('alt+4', 'People')
    book.search('abir pal', left=1)
    book.session.key('Tab', 'F2', 'ctrl+a')
    book.session.type(NEW)
    book.session.key('Return')
    book.becomes(lambda: NEW in names(book), 'the new name in the book')
    book.session.key('ctrl+z')
    book.becomes(lambda: OLD in names(book), 'undo to bring the old name back')
    book.session.key('ctrl+shift+z')
    book.becomes(lambda: NEW in names(book), 'redo to bring the new name again')


def leave_as_it_was(book):
    before = book.export()
    book.session.key('F2', 'ctrl+a')
    book.session.type('Somebody else')
    book.session.key('Escape')
    check(book.export() == before, 'Escape stored what was typed')


def all_of(book):
    return [row['status'] for row in book.rows('projects') if row['cohort'].startswith('gsod')]


def change_many(book):
    """All projects of a cohort get one status, and what they had before by one undo."""
    before = book.export()
    total = len(all_of(book))
    check(all_of(book) != ['proposed'] * total, 'nothing would change')
    book.page('alt+5', 'Projects')
    book.search('gsod', left=total)
    book.session.key('Tab', 'Down', 'ctrl+a')
    check(book.app.find('status bar').text == f'{total} projects selected', 'not all that was found is selected')
    book.app.find('button', '^Set Field').click()
    book.app.find('dialog')
    check(not book.app.audit(), book.app.audit())
    book.app.find('combo box', '^Status$').focus()
    book.session.key('space', 'Down', 'Return')
    book.app.find('button', '^Set$').click()
    book.becomes(lambda: all_of(book) == ['proposed'] * total, 'all of them to be proposed')
    book.session.key('ctrl+z')
    book.becomes(lambda: book.export() == before, 'one undo to take them all back')


def main():
    with scenario('--sample') as book:
        book.start()
        rename(book)
        leave_as_it_was(book)
        change_many(book)
        book.quit()


main()
