"""Two people turn out to be one: they are merged, and parted again by one undo."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scenario import check, scenario  # noqa: E402


def parts(book, *people):
    """In which cohorts and roles they are; where both are in one, they are there once."""
    return {(row['cohort'], row['role']) for row in book.rows('participations') if row['person'] in people}


def main():
    with scenario('--sample') as book:
        people = {person['name']: person['id'] for person in book.rows('people')}
        first, second = people['Ashmit Jagtap'], people['Ashmit JaiSarita Gupta']
        both = parts(book, first, second)
        before = book.export()
        book.start()
        book.page('alt+4', 'People')
        book.search('ashmit', left=2)
        book.session.key('Tab', 'Down', 'shift+Down')
        check(book.app.find('status bar').text == '2 people selected', 'the bar does not say what is selected')
        book.app.find('button', '^Merge').click()
        book.app.find('label', '^Merge Two People')
        check(not book.app.audit(), book.app.audit())
        book.app.find('button', '^Merge$').click()
        book.becomes(lambda: len(book.rows('people')) == len(people) - 1, 'one person fewer')
        kept = next(person for person in book.rows('people') if person['name'].startswith('Ashmit'))
        check(parts(book, kept['id']) == both, 'a participation went missing')
        check(kept['formerHandles'], 'the handle of the other one was forgotten')
        book.session.key('ctrl+z')
        book.becomes(lambda: book.export() == before, 'one undo to part them')
        book.quit()


main()
