"""On the overview with the keyboard alone: from a column to its people, another scope, and a published figure."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scenario import check, scenario, wait_until  # noqa: E402


def figures(book, *options):
    return json.loads(book.cli('insights', '--format', 'json', *options))


def mentees_of(book, cohort):
    data = json.loads(book.export())
    names = {person['id']: person['name'] for person in data['people']}
    return {names[person] for each in data['cohorts'] if each['id'] == cohort for person in each['mentees']}


def names_of_rows(book):
    return {node.name.split(' · ')[0] for node in book.app.find_all('list item', ' · AsyncAPI Mentorship 2023$')}


def go_from_chart_to_people(book):
    """From the column of 2023 to the thirteen mentees of one program."""
    mentees = mentees_of(book, 'asyncapi-mentorship-2023')
    check(len(mentees) == 13, 'other mentees than there are')
    book.session.x('mousemove', 0, 0)     # else the pointer chooses a column, too
    book.app.find('image', '^Participants per Year$').focus()
    book.session.key('Home', 'Right', 'Right', 'Up', 'Return')
    book.app.find('label', '^13 participations$')
    shown = names_of_rows(book)
    book.session.key('End')
    shown |= names_of_rows(book)
    check(shown == mentees, f'{shown} are listed')
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
        go_from_chart_to_people(book)
        choose_years(book)
        add_published_figure(book)
        book.quit()


main()
