"""What is seen at once by who sees, a screen reader is told: how many were found, what was deleted and brought back; and
Tab comes to everything."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from driver import wait_until  # noqa: E402
from scenario import check, scenario  # noqa: E402


class Listener:
    """Who listens, and remembers."""

    def __init__(self, session):
        self.session = session
        self.said = []

    def hears(self, words):
        def is_said():
            self.said += self.session.announced()
            return any(words in sentence for sentence in self.said)
        try:
            wait_until(is_said, f'“{words}”')
        except AssertionError as error:
            raise AssertionError(f'{error}; said was {self.said}') from None
        self.said.clear()


def tab_through_the_header(book):
    """What a list's header offers is reached with Tab too, not only with its keys."""
    reached = set()
    for _ in range(10):
        book.session.key('Tab')
        reached |= {node.name for node in book.app.find_all('toggle button') if 'focused' in node.states}
    check({'Columns', 'Filter', 'Search'} <= reached, f'Tab only came to {reached}')


def edit_a_cohort(book, listener):
    """What changes beside the focus."""
    book.open('GSoC 2024')
    book.session.key('ctrl+shift+e')
    book.session.type('Results 2024-08-20')
    book.session.key('Return')
    listener.hears('Added: Results 2024-08-20')


def main():
    with scenario('--sample') as book:
        book.start()
        book.page('alt+4', 'People')
        tab_through_the_header(book)
        listener = Listener(book.session)
        book.page('alt+4', 'People')
        book.search('abir pal', left=1)
        listener.hears('1 of 76 people')
        book.session.key('Tab', 'ctrl+a', 'Delete')
        listener.hears('Abir Pal')
        book.session.key('ctrl+z')
        listener.hears('Abir Pal')
        book.session.key('ctrl+f')
        book.session.type('xyzzy')
        listener.hears('Nothing Found')
        edit_a_cohort(book, listener)
        book.quit()


main()
