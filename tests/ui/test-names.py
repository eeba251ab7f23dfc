"""Goes through every page and dialog: nothing that can be operated may be without a name for a screen reader."""

import os
import sys

sys.dont_write_bytecode = True
FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [FOLDER, os.path.join(FOLDER, '..', '..', 'build-aux')]

from picture_stops import lay_out_files  # noqa: E402
from picture_tour import Facts, Tour  # noqa: E402
from scenario import CLI, PROGRAM, check, scenario  # noqa: E402


# One of each is enough: a long list says the same of every row.
DATA = {
    'organization': {'name': 'AsyncAPI'},
    'programs': [{'id': 'gsoc', 'name': 'Google Summer of Code', 'shortName': 'GSoC', 'admins': ['ada']}],
    'cohorts': [{'id': 'gsoc-2024', 'program': 'gsoc', 'year': 2024, 'status': 'completed', 'mentors': ['grace'],
                 'mentees': ['ada', 'anna'], 'milestones': [{'label': 'Results', 'startsOn': '2024-09-01'}]}],
    'people': [{'id': 'ada', 'name': 'Ada Lovelace', 'github': 'ada',
                'observations': [{'on': '2025-10-31', 'active': True}]},
               {'id': 'anna', 'name': 'Anna Lee', 'github': 'anna'},
               {'id': 'grace', 'name': 'Grace Franklin', 'github': 'grace',
                'observations': [{'on': '2025-10-31', 'active': True}]}],
    'projects': [{'id': 'gsoc-2024-diff', 'cohort': 'gsoc-2024', 'title': 'AsyncAPI Diff', 'status': 'accepted',
                  'mentors': ['grace'], 'mentees': ['ada']}],
}


def main():
    unnamed = []
    with scenario() as book:
        book.import_json(DATA)
        lay_out_files(book.session, book.book)
        tour = Tour(book.session, PROGRAM, book.start(), Facts(CLI, book.book))
        tour.find_pages()
        for stops in tour.main_pages(), tour.rest():
            for name, go, leave in stops:
                if name.endswith('-below'):
                    continue        # what is out of sight was looked at with the rest of the page
                go()
                unnamed += [f'{name}: {sentence}' for sentence in book.app.audit()]
                if leave:
                    leave()
        book.quit()
    check(not unnamed, '\n'.join(unnamed))


main()
