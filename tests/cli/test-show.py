"""What “show” prints: text for people, JSON and CSV for programs."""

import csv
import fcntl
import io
import json
import os
import pty
import sqlite3
import struct
import subprocess
import termios
import unicodedata

from cli_case import MINIMAL, NO, PROGRAM, WRONG_CALL, Case, main

KINDS = ["organization", "people", "programs", "admins", "cohorts", "projects", "participations", "seats",
         "observations", "milestones", "sources", "published-figures", "findings"]

ODD_NAMES = [
    'Anne "Annie" O\'Neill, Jr.', "=HYPERLINK(\"http://evil\")", "+1", "-2", "@here", "Two\nLines", "Tab\tbed",
    "Zoë Łukasz", "李小龍", "محمد", "👩‍💻 Dev", "a;b|c", "\\back", "'quoted'", "e\u0301",
]


def named(names):
    return {"people": [{"id": f"p{number}", "name": name} for number, name in enumerate(names)]}


def width(text):
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Formats(Case):
    def csv(self, book, what, *options):
        text = self.run_cli("show", book, what, "--format", "csv", *options).stdout.decode()
        return list(csv.reader(io.StringIO(text, newline="")))

    def test_every_kind_in_every_format(self):
        book = self.make_sample()
        for what in KINDS:
            with self.subTest(what=what):
                rows = self.rows(book, what, "--private")
                table = self.csv(book, what, "--private")
                self.assertEqual(len(table), len(rows) + 1)
                self.assertEqual({len(line) for line in table}, {len(table[0])})
                for row in rows:
                    self.assertEqual(len(row), len(table[0]))
                text = self.say("show", book, what)
                if what != "organization":
                    self.assertRegex(text.splitlines()[-1], rf"\A{len(rows)} ")

    def test_counts_of_the_sample(self):
        book = self.make_sample()
        self.assertTrue(self.say("show", book, "programs").endswith("\n6 programs\n"))
        self.assertTrue(self.say("show", book, "cohorts").endswith("\n17 cohorts\n"))
        self.assertTrue(self.say("show", book, "people").endswith("\n76 people\n"))
        self.assertTrue(self.say("show", book, "projects").endswith("\n99 projects\n"))

    def test_singular_is_understood(self):
        book = self.make_book(MINIMAL)
        self.assertEqual(self.say("show", book, "person"), self.say("show", book, "people"))

    def test_organization_is_a_card(self):
        text = self.say("show", self.make_book(MINIMAL), "organization")
        self.assertRegex(text, r"(?m)^Name +Example$")
        self.assertRegex(text, r"(?m)^Website +https://example\.org$")

    def test_json_has_the_keys_of_the_export(self):
        book = self.make_sample()
        cohort = next(row for row in self.rows(book, "cohorts") if row["id"] == "gsoc-2024")
        exported = next(row for row in json.loads(self.say("export", book))["cohorts"] if row["id"] == "gsoc-2024")
        for key in ["id", "program", "year", "status", "reported"]:
            self.assertEqual(cohort[key], exported[key], key)
        person = next(row for row in self.rows(book, "people") if row["github"])
        self.assertIsInstance(person["formerHandles"], list)

    def test_json_and_csv_say_the_same(self):
        book = self.make_sample()
        for what in ["programs", "cohorts", "people", "projects", "participations"]:
            table = self.csv(book, what)
            for row, line in zip(self.rows(book, what), table[1:], strict=True):
                for value, cell in zip(row.values(), line, strict=True):
                    if value is None:
                        value = ""
                    self.assertEqual(cell, ", ".join(value) if isinstance(value, list) else str(value))

    def test_any_name_comes_back_from_csv_and_json(self):
        book = self.make_book(named(ODD_NAMES))
        stored = sorted(row["name"] for row in json.loads(self.say("export", book))["people"])
        self.assertEqual(sorted(row["name"] for row in self.rows(book, "people")), stored)
        table = self.csv(book, "people")
        column = table[0].index("name")
        self.assertEqual(sorted(line[column] for line in table[1:]), stored)
        self.assertIn("=HYPERLINK(\"http://evil\")", stored)

    def test_csv_ends_rows_with_a_line_feed(self):
        raw = self.run_cli("show", self.make_book(MINIMAL), "people", "--format", "csv").stdout
        self.assertNotIn(b"\r", raw)
        self.assertTrue(raw.startswith(b"name,handle,former-handles"))

    def test_data_is_the_same_in_any_locale(self):
        book = self.make_book(named(ODD_NAMES))
        for format in ["json", "csv"]:
            call = "show", book, "people", "--format", format, "--sort", "id"
            self.assertEqual(self.run_cli(*call).stdout, self.run_cli(*call, environment={"LC_ALL": "C"}).stdout)

    def test_text_in_a_terminal_without_unicode(self):
        book = self.make_book(named(["Zoë"]))
        self.assertIn(b"Zo?", self.run_cli("show", book, "people", environment={"LC_ALL": "C"}).stdout)


class Private(Case):
    def make(self):
        book = self.make_book(MINIMAL)
        with sqlite3.connect(book) as database:
            database.execute("UPDATE person SET mail = 'ada@example.org', notes = 'likes\nengines' "
                             "WHERE handle = 'ada'")
        database.close()
        return book

    def test_left_out_unless_asked_for(self):
        book = self.make()
        for format in ["json", "csv"]:
            public = self.say("show", book, "people", "--format", format)
            self.assertNotIn("ada@example.org", public)
            self.assertNotIn("mail", public)
            self.assertIn("ada@example.org", self.say("show", book, "people", "--format", format, "--private"))

    def test_named_field_needs_the_word_too(self):
        book = self.make()
        call = "show", book, "people", "--fields", "name,mail", "--format", "csv"
        self.assertIn("--private", self.complaint(*call, status=WRONG_CALL))
        self.assertIn("Ada Lovelace,ada@example.org\n", self.say(*call, "--private"))

    def test_on_the_screen_a_named_field_is_enough(self):
        self.assertRegex(self.say("show", self.make(), "people", "--fields", "handle,mail,notes"),
                         r"ada +ada@example\.org +likes engines\n")

    def test_kind_that_is_private_as_a_whole(self):
        said = self.complaint("show", self.make(), "sources", "--format", "json", status=WRONG_CALL)
        self.assertIn("--private", said)

    def test_private_choice_of_a_public_field(self):
        book = self.make_sample()
        with sqlite3.connect(book) as database:
            database.execute("UPDATE project SET outcome = 'not-completed' WHERE id = (SELECT min (id) FROM project)")
        database.close()
        self.assertNotIn("not-completed", self.say("show", book, "projects", "--format", "json"))
        self.assertIn("not-completed", self.say("show", book, "projects", "--format", "json", "--private"))
        self.assertIn("Not completed", self.say("show", book, "projects"))


class Narrowing(Case):
    def names(self, book, *options):
        return [row["name"] for row in self.rows(book, "people", *options)]

    def test_search(self):
        book = self.make_book(named(["Zoë Åström", "Bob Stone", "Ada"]))
        self.assertEqual(self.names(book, "--search", "zoe ast"), ["Zoë Åström"])
        self.assertEqual(self.names(book, "--search", "nobody here"), [])

    def test_sort(self):
        book = self.make_book(named(["Cleo", "ada", "Bob"]))
        self.assertEqual(self.names(book), ["ada", "Bob", "Cleo"])
        self.assertEqual(self.names(book, "--descending"), ["Cleo", "Bob", "ada"])
        self.assertEqual(self.names(book, "--sort", "slug"), ["Cleo", "ada", "Bob"])
        self.assertEqual(self.names(book, "--sort", "id", "-d"), ["Bob", "ada", "Cleo"])

    def test_where(self):
        book = self.make_sample()
        by_slug = self.rows(book, "cohorts", "--where", "program=gsoc")
        self.assertEqual({row["program"] for row in by_slug}, {"gsoc"})
        self.assertEqual(self.rows(book, "cohorts", "--where", "program=Google Summer of Code"), by_slug)
        self.assertEqual([row["id"] for row in self.rows(book, "cohorts", "-w", "program=gsoc", "-w", "year=2024")],
                         ["gsoc-2024"])
        self.assertEqual({row["role"] for row in self.rows(book, "participations", "-w", "role=mentor")}, {"mentor"})
        handle = next(row["github"] for row in self.rows(book, "people") if row["github"] not in (None, ""))
        self.assertEqual([row["github"] for row in self.rows(book, "people", "--where", f"github={handle.upper()}")],
                         [handle])
        mine = self.rows(book, "participations", "--where", f"person={handle}")
        self.assertTrue(all(row["person"].lower() == handle.lower() for row in mine))

    def test_where_by_a_former_handle(self):
        book = self.make_book({**MINIMAL, "people": [{"id": "ada", "name": "Ada", "github": "ada",
                                                      "formerHandles": ["countess"], "mentee": ["camp-2024"]}]})
        self.assertEqual(self.rows(book, "participations", "--where", "person=Countess"),
                         [{"person": "ada", "cohort": "camp-2024", "role": "mentee"}])

    def test_where_of_a_record_that_is_not_there(self):
        said = self.complaint("show", self.make_sample(), "cohorts", "--where", "program=xyz", status=NO)
        self.assertIn("“xyz”", said)

    def test_fields(self):
        book = self.make_book(MINIMAL)
        self.assertEqual(self.say("show", book, "people", "--fields", "github, name", "--format", "csv"),
                         "handle,name\nada,Ada Lovelace\ngrace,Grace Hopper\n")


class Text(Case):
    def test_columns_are_aligned_also_after_wide_letters(self):
        names = ["李小龍", "e\u0301mile", "Plain", "ﾊﾝｶｸ"]
        book = self.make_book({"people": [{"id": f"p{n}", "name": name, "github": f"octocat{n}"}
                                          for n, name in enumerate(names)]})
        lines = [line for line in self.say("show", book, "people").splitlines() if "octocat" in line]
        self.assertEqual(len(lines), len(names))
        self.assertEqual(len({width(line[:line.index("octocat")]) for line in lines}), 1)

    def test_nothing_a_terminal_would_obey(self):
        book = self.make_book(MINIMAL)
        with sqlite3.connect(book) as database:
            database.execute("UPDATE person SET name = 'A' || char(27) || '[31mB' || char(7) || char(0x9b) || "
                             "char(0x202e) || 'C' || char(10) || 'D' WHERE handle = 'ada'")
        database.close()
        text = self.say("show", book, "people")
        for character in "\x1b\x07\x9b\u202e":
            self.assertNotIn(character, text)
        self.assertIn("A\\x1B[31mB\\x07\\x9B\\u202EC D", text)

    def on_terminal(self, columns, *arguments):
        """What a terminal of that width is sent."""
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=follower, stdin=subprocess.DEVNULL,
                                   env=self.environment)
        os.close(follower)
        received = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            received += chunk
        os.close(leader)
        self.assertEqual(process.wait(60), 0)
        return received.decode().replace("\r\n", "\n")

    def test_fits_the_terminal(self):
        book = self.make_sample()
        whole = self.say("show", book, "projects")
        self.assertGreater(max(map(width, whole.splitlines())), 80)
        self.assertNotIn("…", whole)
        narrow = self.on_terminal(80, "show", book, "projects")
        self.assertLessEqual(max(map(width, narrow.splitlines())), 80)
        self.assertIn("…", narrow)
        self.assertEqual(len(narrow.splitlines()), len(whole.splitlines()))
        self.assertEqual(self.on_terminal(500, "show", book, "projects"), whole)


class Impact(Case):
    def test_text_has_both_tables_labelled(self):
        own, published = self.say("show", self.make_sample(), "impact").split("\n\n")
        self.assertIn("own count", own.splitlines()[0])
        self.assertIn("published", published.splitlines()[0])
        self.assertEqual(own.splitlines()[-1].split()[-1], "146")
        self.assertEqual(published.splitlines()[-1].split()[-1], "136")
        totals = {line.split()[0]: line.split()[-1] for line in published.splitlines()[3:-1]}
        self.assertEqual(totals, {"2025": "6", "2024": "17", "2023": "40", "2022": "41", "2021": "32"})

    def test_json_is_that_of_the_export(self):
        book = self.make_sample()
        self.assertEqual(json.loads(self.say("show", book, "impact", "--format", "json")),
                         json.loads(self.say("export", book))["impact"])

    def test_csv_adds_up(self):
        text = self.say("show", self.make_sample(), "impact", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(text)))
        sums = {count: sum(int(row["participants"]) for row in rows if row["count"] == count)
                for count in ("own", "published")}
        self.assertEqual(sums, {"own": 146, "published": 136})
        self.assertIn({"count": "published", "year": "2022", "program": "openforce", "participants": "13"}, rows)

    def test_empty_book(self):
        book = self.make_book()
        self.assertEqual(self.say("show", book, "impact").count("No data."), 2)
        self.assertEqual(self.say("show", book, "impact", "--format", "csv"), "count,year,program,participants\n")


if __name__ == "__main__":
    main()
