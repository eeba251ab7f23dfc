"""Tables of CSV and TSV as people keep them."""

import unittest

from cli_case import MINIMAL, NO, WRONG_CALL, Case, digest, main

PEOPLE = "Name,GitHub,Program,Year,Role\nAlan Turing,alan,Camp,2024,mentee\nADA LOVELACE,,Summer Camp,2024,Mentor\n"


class Tables(Case):
    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def test_rows_are_told_by_the_headings(self):
        book = self.make_book(MINIMAL)
        said = self.say("import", book, self.write("people.csv", PEOPLE))
        self.assertIn("people.csv: 1 person and 2 participations added", said)
        self.assertEqual({(row["person"], row["role"]) for row in self.rows(book, "participations")},
                         {("alan", "mentee"), ("ada", "mentor")})
        self.assertEqual(len(self.history(book)), 2)

    def test_twice_changes_nothing_and_one_undo_takes_all_back(self):
        book = self.make_book(MINIMAL)
        path = self.write("people.csv", PEOPLE)
        self.say("import", book, path)
        history = self.history(book)
        self.assertIn("Nothing changed", self.say("import", book, path))
        self.assertEqual(self.history(book), history)
        self.assertIn("people.csv", self.say("undo", book))
        self.assertEqual(self.rows(book, "participations"), [])
        self.assertEqual(len(self.rows(book, "people")), 2)

    def test_dry_run_says_each_row(self):
        book = self.make_book(MINIMAL)
        before = digest(book)
        said = self.say("import", book, self.write("people.csv", PEOPLE), "--dry-run")
        self.assertIn("Name=person.name, GitHub=person.handle, Program=cohort.program, Year=cohort.year, Role=role", said)
        self.assertIn("line 2: new: Alan Turing · Camp 2024", said)
        self.assertEqual(digest(book), before)

    def test_changes_are_said_old_and_new(self):
        book = self.make_book(MINIMAL)
        said = self.say("import", book, self.write("people.csv", "GitHub,Name\nADA,Ada King\ngrace,\n"), "--verbose")
        self.assertIn("line 2: changed: Ada Lovelace — Name: Ada Lovelace → Ada King", said)
        self.assertIn("1 person changed", said)

    def test_doubtful_and_wrong_rows_are_listed_and_left_out(self):
        book = self.make_book(MINIMAL)
        path = self.write("people.csv", "Name,GitHub\nAda Lovelace,other\nBarbara,no handle\nWei,wei\n")
        answer = self.run_cli("import", book, path, status=NO)
        said = answer.stdout.decode()
        self.assertIn("line 2: doubtful: Ada Lovelace — May be another of the same name. Ada Lovelace (ada) | "
                      "New: Ada Lovelace", said)
        self.assertIn("line 3: wrong: Barbara — GitHub handle “no handle”", said)
        self.assertIn("1 person added; 2 rows to look at", said)
        self.assertIn("2 rows were doubtful or wrong", answer.stderr.decode())
        self.assertEqual({row["github"] for row in self.rows(book, "people")}, {"ada", "grace", "wei"})

    def test_as_and_columns(self):
        book = self.make_book(MINIMAL)
        path = self.write("ideas.txt", "What;Where;Who\nA compiler;camp-2024;Grace Hopper | @linus\n")
        self.say("import", book, path, "--as", "projects", "--columns", "What=title,Where=cohort,3=mentors")
        self.assertEqual([row["title"] for row in self.rows(book, "projects")], ["A compiler"])
        self.assertEqual({row["person"] for row in self.rows(book, "seats")}, {"grace", "linus"})

    def test_tsv(self):
        book = self.make_book(MINIMAL)
        self.say("import", book, self.write("cohorts.tsv", "Program\tYear\tStatus\nCamp\t2025\tIn progress\n"))
        self.assertEqual({row["year"] for row in self.rows(book, "cohorts")}, {2024, 2025})

    def test_maintainers_tell_of_people_in_the_book(self):
        book = self.make_book(MINIMAL)
        text = ("- name: Ada Lovelace\n  github: ADA\n  twitter: ada_l\n  repos: [cli]\n"
                "- name: Linus\n  github: linus\n- name: Grace Hopper\n  github: other\n")
        path = self.write("MAINTAINERS.yaml", text)
        said = self.run_cli("import", book, path, status=NO).stdout.decode()
        self.assertIn("MAINTAINERS.yaml: 1 person changed; 1 is not in the book; 1 row to look at", said)
        self.assertIn("line 7: doubtful: Grace Hopper", said)
        people = self.rows(book, "people", "--private")
        self.assertEqual({row["github"]: row["links"] for row in people},
                         {"ada": ["https://twitter.com/ada_l"], "grace": []})
        self.assertIn("1 person added", self.run_cli("import", book, path, "--add", status=NO).stdout.decode())
        self.assertEqual({row["github"] for row in self.rows(book, "people")}, {"ada", "grace", "linus"})

    def test_links_are_added_to_those_there_are(self):
        book = self.make_book(MINIMAL)
        self.say("import", book, self.write("a.yaml", "- github: ada\n  website: https://ada.org\n"))
        self.say("import", book, self.write("b.yaml", "- github: ada\n  twitter: ada_l\n"))
        self.assertIn("Nothing changed", self.say("import", book, self.folder / "a.yaml"))
        links = [row["links"] for row in self.rows(book, "people", "--private") if row["github"] == "ada"]
        self.assertEqual(links, [["https://ada.org", "https://twitter.com/ada_l"]])

    def test_yaml_that_would_grow(self):
        book = self.make_book(MINIMAL)
        bomb = "- a: &a [x, x]\n" + "".join(f"  {b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi"))
        self.assertIn("line 2", self.complaint("import", book, self.write("bomb.yaml", bomb), status=NO))
        deep = "- x: " + "[" * 1000
        self.assertIn("32 deep", self.complaint("import", book, self.write("deep.yml", deep), status=NO))

    def test_what_show_writes_can_be_read(self):
        """The lists that are written as CSV are read as what they are."""
        sample, book = self.make_sample(), self.make_book()
        for kind in ["programs", "people", "cohorts", "projects", "participations", "observations"]:
            path = self.write(kind + ".csv", self.run_cli("show", sample, kind, "--format", "csv").stdout)
            self.say("import", book, path, "--as", kind)
        self.assertEqual(self.run_cli("show", book, "people", "--format", "csv").stdout,
                         self.run_cli("show", sample, "people", "--format", "csv").stdout)
        self.assertEqual(len(self.rows(book, "participations")), len(self.rows(sample, "participations")))

    def test_wrong_files_change_nothing(self):
        book = self.make_book(MINIMAL)
        before = digest(book)
        for text, sentence in [(b"Name\n\"Ada", "line 2"), (b"Name,GitHub\nA\xe9,b\n", "line 2"), (b"", "no rows"),
                               (b"a\0b,c", "NUL"), (b"," * 10001, "10,000 columns")]:
            with self.subTest(sentence):
                said = self.complaint("import", book, self.write("wrong.csv", text), status=NO)
                self.assertIn("wrong.csv", said)
                self.assertIn(sentence, said)
        self.assertEqual(digest(book), before)

    def test_columns_that_are_left_out_are_said(self):
        book = self.make_book(MINIMAL)
        path = self.write("people.csv", "Name,Handle,Shirt\nWei,wei,L\n")
        self.assertIn("Name=name, Handle=handle, Shirt=ignore", self.say("import", book, path))
        self.assertNotIn("ignore", self.say("import", book, path, "--columns", "Shirt=ignore"))

    def test_headings_that_say_nothing_are_no_people(self):
        book = self.make_book(MINIMAL)
        path = self.write("ideas.tsv", "Idea\tWho\tShirt\nBuild a thing\tada\tL\n")
        before = digest(book)
        self.assertIn("--as", self.complaint("import", book, path, status=NO))
        self.assertEqual(digest(book), before)
        self.assertIn("2 people added", self.say("import", book, self.write("names.csv", "Wei,wei\nZoe,zoe\n"),
                                                 "--as", "people"))

    def test_wrong_calls(self):
        book = self.make_book(MINIMAL)
        path = self.write("people.csv", PEOPLE)
        self.assertIn("peple", self.complaint("import", book, path, "--as", "peple", status=WRONG_CALL))
        self.assertIn("shoe", self.complaint("import", book, path, "--columns", "Name=shoe", status=NO))
        self.assertEqual(len(self.history(book)), 1)


if __name__ == "__main__":
    main()
