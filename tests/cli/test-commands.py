"""What each command does when all is well, and when the answer is no."""

import contextlib
import json
import re
import sqlite3
import subprocess

from cli_case import DONE, FAILED, MINIMAL, NO, WRONG_CALL, Case, digest, main


class New(Case):
    def test_empty_book(self):
        book = self.folder / "book.mentorbook"
        self.assertIn(str(book), self.say("new", book))
        self.assertEqual(self.rows(book, "people"), [])
        self.assertEqual(json.loads(self.say("export", book))["programs"], [])

    def test_by_name_in_the_library(self):
        self.say("new", "Our Year")
        self.assertIn("beside.mentorbook", self.say("new", self.folder / "beside"))
        self.assertEqual([path.name for path in self.library.iterdir()], ["Our Year.mentorbook"])
        self.assertIn("0 people", self.say("show", "Our Year", "people"))
        self.assertIn("0 people", self.say("show", self.library / "Our Year.mentorbook", "people"))

    def test_existing_file_is_left_alone(self):
        book = self.make_book(MINIMAL)
        other = self.folder / "other.mentorbook"
        other.write_bytes(b"not a book")
        for path in [book, other]:
            before = digest(path)
            self.assertIn(path.name, self.complaint("new", path, status=NO))
            self.complaint("new", "--sample", path, status=NO)
            self.assertEqual(digest(path), before)

    def test_sample(self):
        book = self.folder / "sample.mentorbook"
        self.assertIn("6 programs, 17 cohorts, 76 people, 99 projects", self.say("new", book, "--sample"))
        self.assertEqual(len(self.rows(book, "programs")), 6)
        self.assertEqual(len(self.rows(book, "participations")), 64 + 62)

    def test_no_such_folder(self):
        self.complaint("new", self.folder / "nowhere" / "book.mentorbook", status=FAILED)


class Export(Case):
    def test_output_and_file_are_the_same_bytes(self):
        book = self.make_sample()
        target = self.folder / "site.json"
        first = self.run_cli("export", book).stdout
        self.assertEqual(first, self.run_cli("export", book, "--json", "-").stdout)
        self.assertIn("site.json", self.say("export", book, "--json", target))
        self.assertEqual(target.read_bytes(), first)
        self.assertEqual(json.loads(first)["impact"]["total"], 146)

    def test_utf8_whatever_the_locale(self):
        book = self.make_book({**MINIMAL, "people": [{"id": "zoe", "name": "Zoë 李", "github": "zoe"}]})
        plain = self.run_cli("export", book, environment={"LC_ALL": "C"}).stdout
        self.assertEqual(plain, self.run_cli("export", book).stdout)
        self.assertIn("Zoë 李".encode(), plain)

    def test_says_what_was_left_out(self):
        book = self.make_book(MINIMAL)
        site = self.folder / "site.json"
        with contextlib.closing(sqlite3.connect(book)) as database, database:
            database.execute("UPDATE cohort SET starts_on = '2023-02-30'")
            database.execute("UPDATE person SET notes = 'javascript:' WHERE name LIKE 'Ada%'")
        answer = self.run_cli("export", book, "--json", site)
        self.assertIn(b"1 value breaks", answer.stderr)
        self.assertIn(b"2023-02-30", answer.stderr)
        self.assertIn(b"Camp 2024", answer.stderr)

    def test_replaces_a_former_export_only_when_whole(self):
        book = self.make_book(MINIMAL)
        target = self.folder / "site.json"
        target.write_text("former")
        self.say("export", book, "--json", target)
        self.assertEqual(target.read_bytes(), self.run_cli("export", book).stdout)
        self.assertEqual([path.name for path in self.folder.glob("*site*")], ["site.json"])

    def test_never_over_the_book(self):
        book = self.make_book(MINIMAL)
        link = self.folder / "link.json"
        link.symlink_to(book)
        before = digest(book)
        self.complaint("export", book, "--json", book, status=NO)
        self.complaint("export", book, "--json", link, status=NO)
        self.assertEqual(digest(book), before)

    def test_no_folder_for_the_file(self):
        book = self.make_book(MINIMAL)
        text = self.complaint("export", book, "--json", self.folder / "nowhere" / "site.json", status=FAILED)
        self.assertIn("site.json", text)


class Merge(Case):
    def setUp(self):
        super().setUp()
        self.book = self.make_sample()
        self.people = self.rows(self.book, "people")

    def of(self, what, person):
        return self.rows(self.book, what, "--where", f"person={person}")

    def pair(self):
        """Two people who took part in different cohorts."""
        parts = self.rows(self.book, "participations")
        first = parts[0]
        second = next(part for part in parts if part["person"] != first["person"] and part["cohort"] != first["cohort"])
        return first["person"], second["person"]

    def handle(self, person):
        return next(one["github"] for one in self.people if one["id"] == person)

    def test_one_person_with_the_parts_of_both(self):
        keep, other = self.pair()
        cohorts = lambda person: {(part["cohort"], part["role"]) for part in self.of("participations", person)}
        both = cohorts(keep) | cohorts(other)
        self.assertRegex(self.say("merge", self.book, keep, self.handle(other)), r"\AMerged “.+” into “.+”\.\n\Z")
        self.assertEqual(len(self.rows(self.book, "people")), len(self.people) - 1)
        self.assertEqual(cohorts(keep), both)
        self.assertIn(self.handle(other), self.rows(self.book, "people", "--where", f"id={keep}")[0]["formerHandles"])

    def test_one_undo_takes_it_back(self):
        before, history = self.run_cli("export", self.book).stdout, self.history(self.book)
        self.say("merge", self.book, *self.pair(), "--author", "Charles")
        changes = self.history(self.book)
        self.assertEqual(len(changes), len(history) + 1)
        self.assertEqual(changes[0]["author"], "Charles")
        self.assertRegex(self.say("undo", self.book), r"Undone: Merge “.+” into “.+”")
        self.assertEqual(self.run_cli("export", self.book).stdout, before)

    def test_refused(self):
        before = digest(self.book)
        keep, other = self.pair()
        self.assertIn("“nobody-at-all”", self.complaint("merge", self.book, keep, "nobody-at-all", status=NO))
        self.assertIn("same person", self.complaint("merge", self.book, keep, self.handle(keep).upper(), status=NO))
        self.complaint("merge", self.book, b"\xff\xfe".decode(errors="surrogateescape"), other, status=WRONG_CALL)
        self.assertEqual(digest(self.book), before)


class Import(Case):
    def test_round_trip_gives_the_same_bytes(self):
        export = self.run_cli("export", self.make_sample()).stdout
        exported = self.folder / "site.json"
        exported.write_bytes(export)
        book = self.make_book()
        self.say("import", book, exported)
        self.assertEqual(self.run_cli("export", book).stdout, export)

    def test_says_which_keys_it_does_not_know(self):
        file = self.folder / "misspelt.json"
        file.write_text('{"peple": [], "people": [{"id": "bea", "nmae": "Bea"}]}')
        said = self.say("import", self.make_book(), file)
        self.assertIn("peple", said)
        self.assertIn("people[0].nmae", said)

    def test_twice_changes_nothing(self):
        book = self.make_book(MINIMAL)
        before = self.history(book)
        self.assertIn("Nothing changed", self.say("import", book, self.folder / "content.json"))
        self.assertEqual(self.history(book), before)

    def test_says_what_it_did(self):
        book = self.make_book()
        file = self.write_json("facts.json", MINIMAL)
        text = self.say("import", book, file)
        self.assertRegex(text, r"facts\.json: .*2 people.*added")
        self.assertIn("Grace", self.say("import", self.make_book(name="b.mentorbook"), file, "--verbose"))

    def test_dry_run_changes_nothing_and_says_what_would(self):
        book = self.make_book()
        before, history = digest(book), self.history(book)
        text = self.say("import", book, self.write_json("facts.json", MINIMAL), "--dry-run")
        self.assertIn("Ada Lovelace", text)
        self.assertIn("2 people", text)
        self.assertIn("dry run", text)
        self.assertEqual((digest(book), self.history(book), self.rows(book, "people")), (before, history, []))

    def test_dry_run_of_files_that_need_each_other(self):
        book = self.make_book()
        first = self.write_json("first.json", {key: MINIMAL[key] for key in ["organization", "programs"]})
        second = self.write_json("second.json", {"cohorts": MINIMAL["cohorts"]})
        text = self.say("import", book, first, second, "--dry-run")
        self.assertIn("1 program", text)
        self.assertIn("1 cohort", text)
        self.assertEqual(self.rows(book, "programs"), [])

    def test_dry_run_of_a_wrong_file(self):
        book = self.make_book()
        self.complaint("import", book, self.write_json("wrong.json", {"programs": 7}), "--dry-run", status=NO)

    def test_each_file_is_a_step_of_its_own(self):
        book = self.make_book()
        first = self.write_json("first.json", {"people": [MINIMAL["people"][0]]})
        second = self.write_json("second.json", {"people": [MINIMAL["people"][1]]})
        self.say("import", book, first, second)
        self.assertEqual(len(self.rows(book, "people")), 2)
        self.say("undo", book)
        self.assertEqual([row["name"] for row in self.rows(book, "people")], ["Ada Lovelace"])

    def test_what_came_before_a_wrong_file_is_kept(self):
        book = self.make_book()
        good = self.write_json("good.json", {"people": [MINIMAL["people"][0]]})
        bad = self.write_json("bad.json", {"cohorts": [{"id": "x-1", "program": "x", "year": "soon"}]})
        late = self.write_json("late.json", {"people": [MINIMAL["people"][1]]})
        answer = self.run_cli("import", book, good, bad, late, status=NO)
        text = answer.stderr.decode()
        self.assertIn("bad.json", text)
        self.assertIn("cohorts[0].year", text)
        self.assertIn("The file before it is imported.", text)
        self.assertIn("The files after it were not read.", text)
        self.assertIn("good.json", answer.stdout.decode())
        self.assertEqual([row["name"] for row in self.rows(book, "people")], ["Ada Lovelace"])

    def test_from_standard_input(self):
        book = self.make_book()
        self.say("import", book, "-", input=json.dumps(MINIMAL).encode())
        self.assertEqual(len(self.rows(book, "people")), 2)
        text = self.complaint("import", book, "-", input=b'{"people": [', status=NO)
        self.assertIn("standard input", text)
        self.assertRegex(text, r"line 1")

    def test_wrong_input_names_the_place_and_changes_nothing(self):
        book = self.make_book(MINIMAL)
        before, history = self.run_cli("export", book).stdout, self.history(book)
        for name, content, place in [
            ("truncated.json", b'{\n "people": [\n  {"name": "A"', r"line 3"),
            ("list.json", b"[]", r"list\.json"),
            ("empty.json", b"", r"empty\.json"),
            ("latin1.json", b'{"people": [{"name": "Zo\xeb"}]}', r"latin1\.json"),
            ("zero.json", b'{"people": [{"name": "A\x00B"}]}', r"zero\.json"),
            ("deep.json", b'{"people": ' + b"[" * 100000, r"deep\.json"),
            ("type.json", b'{"people": [{"id": "a", "name": "A"}, {"id": "b", "name": 7}]}', r"people\[1\]\.name"),
        ]:
            with self.subTest(name=name):
                path = self.folder / name
                path.write_bytes(content)
                self.assertRegex(self.complaint("import", book, path, status=NO), place)
                self.assertEqual((self.run_cli("export", book).stdout, self.history(book)), (before, history))

    def test_no_such_file(self):
        book = self.make_book()
        self.assertIn("gone.json", self.complaint("import", book, self.folder / "gone.json", status=FAILED))


class Authors(Case):
    def author(self, *options, environment=None):
        book = self.make_book(name="authors.mentorbook")
        self.say("import", book, self.write_json("facts.json", MINIMAL), *options, environment=environment)
        author = self.history(book)[0]["author"]
        book.unlink()
        return author

    def test_option_before_environment_before_system(self):
        self.assertEqual(self.author("--author", "Zoë", environment={"MENTORBOOK_AUTHOR": "Env"}), "Zoë")
        self.assertEqual(self.author(environment={"MENTORBOOK_AUTHOR": "Env"}), "Env")
        self.assertNotIn(self.author(), ["", "Unknown"])


class History(Case):
    def test_newest_first_with_all_there_is_to_know(self):
        book = self.make_book()
        for person in MINIMAL["people"]:
            self.say("import", book, self.write_json(f"{person['id']}.json", {"people": [person]}), "--author", "Me")
        rows = self.history(book)
        self.assertIn("grace.json", rows[0]["label"])
        self.assertIn("ada.json", rows[1]["label"])
        self.assertGreater(rows[0]["number"], rows[1]["number"])
        self.assertEqual((rows[0]["author"], rows[0]["verb"], rows[0]["state"]), ("Me", "import", "done"))
        self.assertRegex(rows[0]["time"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
        self.assertRegex(rows[0]["uuid"], r"\A[0-9a-f-]{36}\Z")

    def test_text(self):
        book = self.make_book(MINIMAL)
        text = self.say("history", book)
        self.assertRegex(text, r"\d{4}-\d\d-\d\d \d\d:\d\d .*content\.json.* Done\n")
        self.assertIn("empty", self.say("history", self.make_book(name="empty.mentorbook")))

    def test_times_are_local(self):
        book = self.make_book(MINIMAL)
        utc = self.say("history", book)
        east = self.say("history", book, environment={"TZ": "<+05>-5"})
        self.assertNotEqual(re.search(r" (\d\d):\d\d ", utc)[1], re.search(r" (\d\d):\d\d ", east)[1])
        self.assertEqual(self.history(book)[0]["time"][11:13], re.search(r" (\d\d):\d\d ", utc)[1])

    def test_limit(self):
        book = self.make_book()
        for number in range(23):
            person = {"id": f"p{number}", "name": "P"}
            self.say("import", book, self.write_json(f"p{number}.json", {"people": [person]}))
        self.assertEqual(self.say("history", book).count(".json"), 20)
        self.assertIn("--limit 0", self.say("history", book))
        self.assertEqual(self.say("history", book, "--limit", "0").count(".json"), 23)
        self.assertNotIn("--limit", self.say("history", book, "--limit", "23"))
        self.assertEqual(len(json.loads(self.say("history", book, "-n", "2", "-f", "json"))), 2)


    def test_after_a_merge(self):
        book = self.make_book(MINIMAL)
        self.say("merge", book, "ada", "grace")
        row = self.history(book)[0]
        self.assertEqual((row["verb"], row["words"]), ("merge", "“Grace Hopper” merged into “Ada Lovelace”"))

    def test_of_one_record(self):
        book = self.make_book({"programs": MINIMAL["programs"], "cohorts": MINIMAL["cohorts"]})
        for person in MINIMAL["people"]:
            self.say("import", book, self.write_json(f"{person['id']}.json", {"people": [person]}))
        of = lambda name: [row["words"] for row in json.loads(self.say("history", book, "-r", name, "-f", "json"))]
        self.assertEqual(of("ada"), ["“ada.json” imported"])
        self.assertEqual(of("GRACE"), ["“grace.json” imported"])
        self.assertEqual(of("camp-2024"), ["“content.json” imported"])
        self.assertEqual(of("Summer Camp"), ["“content.json” imported"])
        self.assertIn("“nobody”", self.complaint("history", book, "--record", "nobody", status=NO))
        self.complaint("history", book, "--record", "", status=WRONG_CALL)

    def test_search(self):
        book = self.make_book(MINIMAL)
        self.say("merge", book, "ada", "grace", "--author", "Zoë")
        found = lambda text: [row["verb"] for row in json.loads(self.say("history", book, "-s", text, "-f", "json"))]
        self.assertEqual(found("hopper"), ["merge", "import"])
        self.assertEqual(found("Zoë"), ["merge"])
        self.assertEqual(found("summer camp"), ["import"])
        self.assertIn("like that", self.say("history", book, "--search", "nothing at all"))


class Undo(Case):
    def test_across_processes(self):
        book = self.make_book()
        empty = self.run_cli("export", book).stdout
        self.say("import", book, self.write_json("facts.json", MINIMAL))
        full = self.run_cli("export", book).stdout
        self.assertRegex(self.say("undo", book), r"\AUndone: .*facts\.json")
        self.assertEqual(self.run_cli("export", book).stdout, empty)
        self.assertEqual(self.history(book)[0]["state"], "undone")
        self.assertRegex(self.say("redo", book), r"\ARedone: .*facts\.json")
        self.assertEqual(self.run_cli("export", book).stdout, full)
        self.assertEqual(self.history(book)[0]["state"], "done")

    def test_nothing_left(self):
        book = self.make_book()
        before = digest(book)
        self.complaint("undo", book, status=NO)
        self.complaint("redo", book, status=NO)
        self.assertEqual(digest(book), before)

    def test_another_change_abandons_redo(self):
        book = self.make_book(MINIMAL)
        self.say("undo", book)
        self.say("import", book, self.write_json("one.json", {"people": [MINIMAL["people"][0]]}))
        self.complaint("redo", book, status=NO)
        self.assertEqual([row["state"] for row in self.history(book)], ["done", "abandoned"])
        self.assertIn("Abandoned", self.say("history", book))

    def test_the_whole_sample(self):
        book = self.make_sample()
        full = self.run_cli("export", book).stdout
        self.say("undo", book)
        self.assertEqual(self.rows(book, "people"), [])
        self.say("redo", book)
        self.assertEqual(self.run_cli("export", book).stdout, full)


class UndoTo(Case):
    def setUp(self):
        super().setUp()
        self.book = self.make_book()
        self.states = [self.export()]
        for number in range(4):
            person = {"id": f"p{number}", "name": f"Person {number}", "github": f"p{number}"}
            self.say("import", self.book, self.write_json(f"p{number}.json", {"people": [person]}))
            self.states.append(self.export())

    def export(self):
        return self.run_cli("export", self.book).stdout

    def changes(self):
        return {row["number"]: row["state"] for row in self.history(self.book)}

    def test_to_a_change_and_forward_again(self):
        self.assertEqual(self.say("undo", self.book, "--to", "1"), "Undone: 3 changes.\n")
        self.assertEqual(self.export(), self.states[1])
        self.assertEqual(self.changes(), {4: "undone", 3: "undone", 2: "undone", 1: "done"})
        self.say("redo", self.book)
        self.assertEqual(self.export(), self.states[2])
        self.assertEqual(self.say("redo", self.book, "--to", "4"), "Redone: 2 changes.\n")
        self.assertEqual(self.export(), self.states[4])
        self.say("undo", self.book, "--to=0")
        self.assertEqual(self.export(), self.states[0])

    def test_dry_run(self):
        before = digest(self.book)
        text = self.say("undo", self.book, "--to", "2", "--dry-run")
        self.assertEqual(text.splitlines()[0], "2 changes would be undone:")
        self.assertIn("  Person 3 deleted\n", text)
        self.assertEqual(text.splitlines()[-1], "2 people deleted")
        self.assertIn("  Person 3 deleted\n", self.say("undo", self.book, "-n"))
        self.assertEqual(digest(self.book), before)
        self.say("undo", self.book, "--to", "2")
        text = self.say("redo", self.book, "--to", "4", "--dry-run")
        self.assertEqual(text.splitlines(), ["2 changes would be redone:", *text.splitlines()[1:3], "2 people added"])
        self.assertIn("Person 2 added", self.say("redo", self.book, "-n"))
        self.assertEqual(self.export(), self.states[2])

    def test_where_no_steps_lead(self):
        before = digest(self.book)
        self.assertIn("99", self.complaint("undo", self.book, "--to", "99", status=FAILED))
        self.assertIn("nothing to undo", self.complaint("undo", self.book, "--to", "4", status=NO))
        self.assertIn("nothing to redo", self.complaint("redo", self.book, "--to", "4", status=NO))
        self.complaint("redo", self.book, "--dry-run", status=NO)
        self.complaint("undo", self.book, "--to", "-1", status=WRONG_CALL)
        self.complaint("undo", self.book, "--to", "yesterday", status=WRONG_CALL)
        self.assertEqual(digest(self.book), before)
        self.say("undo", self.book, "--to", "2")
        self.assertIn("undone itself", self.complaint("undo", self.book, "--to", "3", status=NO))
        self.say("import", self.book, self.write_json("new.json", {"people": [{"id": "x", "name": "X"}]}))
        self.assertIn("cannot be", self.complaint("undo", self.book, "--to", "3", status=NO))
        self.assertIn("cannot be redone", self.complaint("redo", self.book, "--to", "3", status=NO))

    def test_conflict_keeps_the_book(self):
        with contextlib.closing(sqlite3.connect(self.book)) as database, database:
            database.execute("UPDATE person SET name = 'Other' WHERE name = 'Person 1'")
        before = self.export()
        self.assertIn("Nothing was changed", self.complaint("undo", self.book, "--to", "0", status=NO))
        self.assertEqual(self.export(), before)
        self.assertEqual(set(self.changes().values()), {"done"})


class Backup(Case):
    def test_is_a_whole_book(self):
        book = self.make_sample()
        copy = self.folder / "copy.mentorbook"
        self.assertIn(copy.name, self.say("backup", book, copy))
        self.assertEqual(self.run_cli("export", copy).stdout, self.run_cli("export", book).stdout)
        self.assertEqual(self.history(copy), self.history(book))

    def test_public(self):
        book = self.make_sample()
        with contextlib.closing(sqlite3.connect(book)) as database, database:
            database.execute("UPDATE person SET notes = 'Zqxj one', mail = 'zqxj@example.org'")
        copy = self.folder / "public.mentorbook"
        self.assertIn(copy.name, self.say("backup", book, copy, "--public"))
        # What became of people is private of each of them, and told of all together: the copy does not know.
        there, here = (json.loads(self.say("export", path)) for path in [copy, book])
        self.assertEqual({**there, "insights": None}, {**here, "insights": None})
        self.assertEqual(self.history(copy), [])
        self.assertNotIn(b"zqxj", copy.read_bytes().lower())
        self.assertEqual([row["notes"] for row in self.rows(copy, "people", "--private") if row.get("notes")], [])
        self.complaint("undo", copy, status=NO)
        self.assertIn("--force", self.complaint("backup", book, copy, "-p", status=NO))
        self.assertIn("People: Links, Mail address, Notes", " ".join(self.say("backup", "--help").split()))

    def test_refuses_to_overwrite(self):
        book = self.make_book(MINIMAL)
        copy = self.folder / "copy.mentorbook"
        copy.write_bytes(b"precious")
        self.assertIn("--force", self.complaint("backup", book, copy, status=NO))
        self.assertEqual(copy.read_bytes(), b"precious")
        self.say("backup", book, copy, "--force")
        self.assertEqual(len(self.rows(copy, "people")), 2)

    def test_never_over_the_book_or_one_in_use(self):
        book = self.make_book(MINIMAL)
        busy = self.make_book(name="busy.mentorbook")
        before = digest(book), digest(busy)
        held = sqlite3.connect(busy)
        self.addCleanup(held.close)
        held.execute("BEGIN IMMEDIATE")
        self.assertIn("the book itself", self.complaint("backup", book, book, "--force", status=NO))
        self.assertIn("in use", self.complaint("backup", book, busy, "--force", status=NO))
        self.assertEqual((digest(book), digest(busy)), before)

    def test_while_another_program_writes(self):
        book = self.make_book(MINIMAL)
        held = sqlite3.connect(book)
        self.addCleanup(held.close)
        held.execute("BEGIN IMMEDIATE")
        self.say("backup", book, self.folder / "copy.mentorbook")
        self.assertEqual(len(self.rows(self.folder / "copy.mentorbook", "people")), 2)

    def test_no_folder_for_it(self):
        book = self.make_book()
        self.complaint("backup", book, self.folder / "nowhere" / "copy.mentorbook", status=FAILED)


class Tidiness(Case):
    def test_nothing_is_left_beside_a_book(self):
        book = self.make_book(MINIMAL)
        (self.folder / "content.json").unlink()
        for call in [("show", book, "people"), ("show", book, "impact"), ("export", book), ("history", book),
                     ("undo", book), ("redo", book), ("import", "--dry-run", book, "-")]:
            self.run_cli(*call, input=b"{}")
            self.assertEqual([path.name for path in self.folder.iterdir()], [book.name], call)


class Linking(Case):
    def test_no_toolkit(self):
        from cli_case import PROGRAM
        libraries = subprocess.run(["ldd", PROGRAM], stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn("libsqlite3", libraries)
        self.assertNotRegex(libraries, r"libgtk|adwaita|wayland")


if __name__ == "__main__":
    main()
