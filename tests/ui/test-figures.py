"""On the overview with the keyboard alone: from a figure to its people, another scope, and a published figure."""

import csv
import io
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scenario import check, scenario, wait_until  # noqa: E402


def figures(book, *options):
    return json.loads(book.cli('insights', '--format', 'json', *options))


def names_of_rows(book):
    return {node.name for node in book.app.find_all('list item', '.')}


def go_to_people(book):
    """The mentors who returned, as the command line lists them."""
    rows = csv.DictReader(io.StringIO(book.cli('insights', '--format', 'csv')))
    returning = {row['key'] for row in rows if row['figure'] == 'returning-mentors' and row['of'] == 'person'}
    known = {person['id']: person['name'] for person in json.loads(book.export())['people']}
    book.app.find('list item', '^Mentors in two or more years').focus()
    book.session.key('Return')
    book.app.find('grouping', '^Mentors in two or more years$')
    book.app.find('label', f'^{len(returning)} of ')
    shown = names_of_rows(book) & set(known.values())
    book.session.key('End')
    shown |= names_of_rows(book) & set(known.values())
    check(shown == {known[slug] for slug in returning}, f'{shown} are listed')
    check(not book.app.audit(), book.app.audit())
    book.session.key('alt+Left')
    book.app.find('grouping', '^Overview$')


def choose_years(book):
    """From 2024 on: the figures are those that the command line gives for these years."""
    found = figures(book, '--years', '2024-')['retention']['byPeople']
    book.app.find('button', 'programs ·').focus()
    book.session.key('Return')
    book.app.find('dialog')
    check(not book.app.audit(), book.app.audit())
    book.app.find('combo box', '^First Year$').focus()
    book.session.key('space', *['Down'] * 4, 'Return')
    book.app.find('button', '2024')
    book.session.key('Escape')
    book.app.gone('dialog')
    wait_until(lambda: book.app.find_all('label', f'^{found["k"]} of {found["n"]} people'), 'the figures of 2024 and later')


def published(book):
    return [[row['metric'], row['value']] for row in book.rows('published-figures', '--private')]


def add_published_figure(book):
    before = book.export()
    book.app.find('button', '^Add a Published Figure$').focus()
    book.session.key('Return')
    book.app.find('dialog')
    book.session.type('Mentors')
    book.session.key('Tab')
    book.session.type('99')
    book.session.key('Return')
    book.becomes(lambda: ['Mentors', '99'] in published(book), 'the figure in the book')
    book.session.key('ctrl+z')
    book.becomes(lambda: ['Mentors', '99'] not in published(book), 'undo to take it back')
    check(book.export() == before, 'something else was changed')


def main():
    with scenario('--sample') as book:
        book.start()
        book.page('alt+1', 'Overview')
        go_to_people(book)
        choose_years(book)
        add_published_figure(book)
        book.quit()


main()
