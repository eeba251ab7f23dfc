"""What “check” finds, and how it says so."""

import json
import re

from cli_case import FAILED, MINIMAL, NO, SOURCE, WRONG_CALL, Case, main


class Check(Case):
    def found(self, book, **options):
        answer = self.run_cli("check", book, "--format", "json", **options)
        return json.loads(answer.stdout)

    def sentences(self, book, rule):
        return [row["sentence"] for row in self.found(book) if row["rule"] == rule]

    def test_nothing_to_say(self):
        self.assertEqual(self.say("check", self.make_book()), "0 errors, 0 warnings, 0 hints\n")
        self.assertEqual(self.found(self.make_book(name="other.mentorbook")), [])

    def test_sample_has_no_errors(self):
        text = self.say("check", self.make_sample())
        self.assertIn("0 errors", text.splitlines()[-2])

    def test_no_such_docs_folder(self):
        book = self.make_sample()
        self.assertIn("does not exist", self.complaint("check", book, "--docs", self.folder / "none", status=FAILED))
        self.assertIn("is not a folder", self.complaint("check", book, "--docs", book, status=FAILED))

    def test_every_rule_is_in_the_manual(self):
        """What a finding may be called stands there."""
        manual = (SOURCE / "mentorbook-cli.1").read_text().replace("\\-", "-")
        files = [*SOURCE.parent.glob("insight/mb-check-*.c"),
                 SOURCE.parent / "exchange/mb-publish-check.c"]
        rules = {rule for file in files for rule in re.findall(r'^  \{ "([a-z-]+)", N_', file.read_text(), re.M)}
        self.assertGreater(len(rules), 20)
        self.assertEqual({rule for rule in rules if rule not in manual}, set())

    def test_no_such_rule(self):
        self.assertIn("There is no rule “nonsense”.",
                      self.complaint("check", self.make_sample(), "--fix", "nonsense", status=WRONG_CALL))

    def test_sample_headcounts(self):
        book = self.make_sample()
        differs = self.sentences(book, "headcount-differs")
        self.assertIn("GSoC 2021 reports a headcount of 6, and the book names 5.", differs)
        self.assertIn("GSoD 2022 reports a headcount of 6, and the book names 1.", differs)
        self.assertIn("AsyncAPI Mentorship 2025 reports a headcount of 6, and the book names nobody.",
                      self.sentences(book, "names-missing"))
        self.assertIn("The book names 7 mentees of GSoC 2025, which reports no headcount.",
                      self.sentences(book, "headcount-missing"))

    def test_sample_cohorts_still_in_progress(self):
        rows = [row for row in self.found(self.make_sample()) if row["rule"] == "still-in-progress"]
        self.assertEqual([row["records"][0]["id"] for row in rows], ["gsod-2023", "winter-of-code-2023"])
        self.assertEqual({row["severity"] for row in rows}, {"warning"})

    def test_sample_people_and_projects(self):
        book = self.make_sample()
        several = self.sentences(book, "several-projects")
        self.assertEqual([sentence for sentence in several if "GSoC 2025" in sentence],
                         ["Sagar Kori is a mentee on 2 projects of GSoC 2025."])
        self.assertEqual(len([sentence for sentence in several if "2024" in sentence]), 3)
        self.assertIn("“AsyncAPI Extensions registry” ran without a mentee.",
                      self.sentences(book, "project-without-mentee"))

    def test_sample_published_figures(self):
        book = self.make_sample()
        self.assertEqual(len(self.sentences(book, "published-differs")), 6)
        self.assertIn("Mentors: 18 was published, and the book gives 22.", self.sentences(book, "published-differs"))

    def test_errors_are_the_exit_status(self):
        value = dict(MINIMAL, cohorts=[dict(MINIMAL["cohorts"][0], startsOn="2024-09", endsOn="2024-05-01")])
        book = self.make_book(value)
        answer = self.run_cli("check", book, status=NO)
        rows = self.found(book, status=NO)
        line = f"Error: Camp 2024 ends on 2024-05-01, before it starts on 2024-09. ({rows[0]['id']})"
        self.assertIn(line, answer.stdout.decode().splitlines())
        self.assertEqual(rows[0]["id"].partition(":")[0], "dates-out-of-order")
        self.assertEqual(answer.stderr, b"mentorbook-cli: 1 error was found.\n")
        self.assertEqual(rows[0]["records"], [{"type": "cohort", "id": "camp-2024", "title": "Camp 2024"}])
        self.assertEqual((rows[0]["dismissed"], rows[0]["reason"]), (False, None))

    def test_people_who_are_probably_one(self):
        book = self.make_book(dict(MINIMAL, people=[{"id": "ada", "name": "Ada Lovelace", "github": "ada"},
                                                    {"id": "love", "name": "LOVELACE, Adá"}]))
        row = next(row for row in self.found(book) if row["rule"] == "same-person")
        self.assertEqual({record["id"] for record in row["records"]}, {"ada", "love"})

    def test_a_fix_mends_and_can_be_undone(self):
        book = self.make_sample()
        before = self.say("export", book)
        rows = [row for row in self.found(book) if row["rule"] == "headcount-differs"]
        self.assertEqual(rows[0]["fix"], "Set Headcount to 5")
        said = self.say("check", book, "--fix", rows[0]["id"], "--dry-run")
        self.assertEqual(said, f"Would be mended: {rows[0]['sentence']} (Set Headcount to 5)\n")
        self.assertEqual(self.say("export", book), before)
        self.say("check", book, "--fix", rows[0]["id"], "--author", "Ada")
        self.assertNotIn(rows[0]["id"], [row["id"] for row in self.found(book)])
        self.assertEqual(self.history(book)[0]["author"], "Ada")
        self.say("undo", book)
        self.assertEqual(self.say("export", book), before)

    def test_a_rule_is_mended_as_a_whole(self):
        book = self.make_sample()
        self.assertEqual(len(self.sentences(book, "still-in-progress")), 2)
        said = self.say("check", book, "--fix", "still-in-progress")
        self.assertEqual(said.count("Mended: "), 2)
        self.assertEqual(self.sentences(book, "still-in-progress"), [])
        self.assertEqual(self.say("check", book, "--fix", "still-in-progress"), "There is nothing to mend.\n")

    def test_what_cannot_be_mended_is_refused(self):
        book = self.make_sample()
        self.assertIn("Only you can mend", self.complaint("check", book, "--fix",
                      next(row["id"] for row in self.found(book) if row["fix"] is None), status=NO))
        self.assertIn("program-without-admin", self.complaint("check", book, "--fix", "program-without-admins",
                                                              status=WRONG_CALL))
        self.assertIn("“both-roles:1”", self.complaint("check", book, "--fix", "both-roles:1", status=NO))

    def test_dismissed_and_taken_back(self):
        book = self.make_sample()
        row = next(row for row in self.found(book) if row["rule"] == "headcount-differs")
        self.complaint("check", book, "--dismiss", row["id"], status=WRONG_CALL)
        self.complaint("check", book, "--dismiss", row["id"], "--reason", " ", status=WRONG_CALL)
        self.say("check", book, "--dismiss", row["id"], "--reason", "One was never named")
        after = next(each for each in self.found(book) if each["id"] == row["id"])
        self.assertEqual((after["dismissed"], after["reason"]), (True, "One was never named"))
        self.assertNotIn(row["sentence"], self.say("check", book))
        self.say("check", book, "--take-back", row["id"])
        self.assertIn(row["sentence"], self.say("check", book))
        self.complaint("check", book, "--take-back", row["id"], status=NO)

    def test_pages_that_are_missing(self):
        book = self.make_sample()
        self.assertEqual(self.sentences(book, "page-missing"), [])
        docs = self.folder / "docs"
        (docs / "openforce").mkdir(parents=True)
        (docs / "openforce" / "README.md").write_text("# OpenForce\n")
        rows = json.loads(self.say("check", book, "--docs", str(docs), "--format", "json"))
        missing = [row["sentence"] for row in rows if row["rule"] == "page-missing"]
        self.assertIn("The page “./summerofcode-README” of GSoC is not in the docs folder.", missing)
        self.assertEqual(len(missing), 5)

    def test_changes_nothing(self):
        book = self.make_sample()
        before = self.history(book)
        self.say("check", book)
        self.assertEqual(self.history(book), before)

    def test_wrong_format(self):
        self.complaint("check", self.make_book(), "--format", "csv", status=WRONG_CALL)


if __name__ == "__main__":
    main()
