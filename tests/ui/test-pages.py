"""Pages come in and go out, by keyboard: looked at, taken, taken back, and written again from the book."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from driver import wait_until  # noqa: E402
from scenario import PROGRAM, check, scenario  # noqa: E402

# The place in the menu, from its end, and that in the menu in it, where the first entry leads back
EXPORT, WEBSITE_PAGES = -6, 2
IDEAS = '''# Mentorship 2031

## 1) A tent ✅
- **Mentor:** [Ada Lovelace](https://github.com/ada-lovelace-1815)
- **Length:** 90 hours

## 2) A hut ✅
- **Mentor:** [Ada Lovelace](https://github.com/ada-lovelace-1815)
'''
TABLE = '''Written by hand.

| Year | Program | Participants |
| ---- | ------- | ------------ |
| 2021 | Hacktoberfest | 1 |

So is this.
'''
SETTINGS = '''[com/asyncapi/Mentorbook]
docs-folders={{'{book}': 'file://{docs}'}}
'''


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def titles(book):
    return {project['title'] for project in book.rows('projects')}


def open_from_outside(book, path):
    """As the file manager does, and “mentorbook FILE” in a terminal."""
    book.session.run_beside([PROGRAM, path])


def import_what_is_ticked(book, ideas):
    before = book.export()
    open_from_outside(book, ideas)
    book.app.find('dialog', 'Import “ideas')
    check(not book.app.audit(), book.app.audit())
    book.app.find('list item', 'A hut')
    untick(book, 'A hut')
    check('A tent' not in titles(book), 'it was taken before it was wanted')
    book.session.key('ctrl+Return')
    book.app.gone('dialog')
    book.becomes(lambda: 'A tent' in titles(book), 'the project that was ticked')
    check('A hut' not in titles(book), 'what was not ticked came too')
    book.session.key('ctrl+z')
    book.becomes(lambda: book.export() == before, 'undo to take all of it back')


def untick(book, title):
    """Down the list; Enter on a line is its tick."""
    def line_has_focus():
        if [line for line in book.app.find_all('list item', f'Project.*{title}') if 'focused' in line.states]:
            return True
        book.session.key('Down')
        return False
    book.session.key('Tab')
    wait_until(line_has_focus, f'the line of {title}', 40)
    before = book.app.find('button', '^Import [0-9]').name
    book.session.key('Return')
    wait_until(lambda: book.app.find('button', '^Import [0-9]').name != before, 'the tick to go')


def publish(book, page):
    book.session.key('F10')
    book.app.go_to_menu_entry(EXPORT)
    book.session.key('Right')
    book.app.go_to_menu_entry(WEBSITE_PAGES)
    book.session.key('Return')
    book.app.find('dialog', 'Publish')
    check(read(page) == TABLE, 'the page was written before anybody looked')
    check(not book.app.audit(), book.app.audit())
    book.app.find('button', '^Write').focus()
    book.session.key('Return')
    book.becomes(lambda: read(page) != TABLE, 'the page to be written')
    written = read(page)
    check(written.startswith('Written by hand.\n') and written.endswith('\nSo is this.\n'), written)
    book.cli('publish', '--check', os.path.dirname(page))


def main():
    with scenario('--sample') as book:
        ideas = f'{book.folder}/ideas.md'
        page = f'{book.folder}/docs/index.md'
        write(ideas, IDEAS)
        write(page, TABLE)
        book.session.write_settings(SETTINGS.format(book=book.book, docs=os.path.dirname(page)))
        book.start()
        import_what_is_ticked(book, ideas)
        publish(book, page)
        book.quit()


main()
