"""Thirteen people are pasted into a cohort; four of them the book knows, written in another case."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scenario import check, scenario  # noqa: E402

KNOWN = ['DERBERG', '@Fmvilas', 'https://github.com/MAGICMATATJAHU', 'Jonas Lagoni (JonasLagoni)']
NEW = ['Ada Lovelace (adalove)', '@ghopper', 'https://github.com/kjohnson', 'Mary Jackson', 'Dorothy Vaughan (dvaughan)',
       'mhamilton', 'Annie Easley', 'Karen Sparck Jones (kspj)', 'Radia Perlman']
COHORT = 'GSoC 2025'


def count(book):
    return len(book.rows('people')), len(book.rows('participations'))


def main():
    with scenario('--sample') as book:
        people, participations = count(book)
        handles = sorted(person['github'] for person in book.rows('people') if person['github'])
        before = book.export()
        book.start()
        book.open(COHORT)
        book.session.key('ctrl+shift+p')
        book.app.find('text', 'People to add')
        book.session.copy('\n'.join([*KNOWN, *NEW]))
        book.session.key('ctrl+v')
        book.app.find('label', '4 known, 9 new')
        check(not book.app.audit(), book.app.audit())
        book.app.find('button', '^Add 13 People$')
        book.session.key('ctrl+Return')
        book.app.gone('dialog')
        book.becomes(lambda: count(book) == (people + 9, participations + 13), 'nine new people, thirteen more mentees')
        check(handles == [handle for handle in sorted(p['github'] for p in book.rows('people') if p['github'])
                          if handle in handles], 'a handle that was known is written in another way now')
        book.session.key('ctrl+z')
        book.becomes(lambda: book.export() == before, 'one undo to take all thirteen back')
        book.session.key('ctrl+shift+z')
        book.becomes(lambda: count(book) == (people + 9, participations + 13), 'redo to bring them back')
        book.quit()


main()
