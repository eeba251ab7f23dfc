"""A program is deleted with its cohorts; after a restart undo brings everything back, to the byte."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scenario import check, scenario  # noqa: E402


def count(book):
    return [len(book.rows(kind)) for kind in ('programs', 'cohorts', 'projects', 'participations')]


def main():
    with scenario('--sample') as book:
        whole, before = count(book), book.export()
        book.start()
        book.page('alt+2', 'Programs')
        book.search('google summer', left=2)      # another one’s purpose names it, too
        book.session.key('Tab', 'Down', 'Delete')
        book.app.find('button', '^Undo$')       # on the toast
        book.becomes(lambda: len(book.rows('programs')) == whole[0] - 1, 'a program fewer')
        check(all(now < then for now, then in zip(count(book), whole)), 'what belonged to the program is still there')
        book.quit()
        book.start()
        book.app.find('button', '^Undo: .*Google Summer of Code')
        book.session.key('ctrl+z')
        book.becomes(lambda: count(book) == whole, 'the program to be back')
        check(book.export() == before, 'something did not come back as it was')
        book.session.key('ctrl+shift+z')
        book.becomes(lambda: len(book.rows('programs')) == whole[0] - 1, 'redo to delete it again')
        book.quit()


main()
