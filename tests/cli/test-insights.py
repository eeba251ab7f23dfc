"""What “insights” prints: k of n, the scope and the date, in four formats."""

import csv
import io
import json

from cli_case import MINIMAL, WRONG_CALL, Case, main

PAGE = "asyncapi-mentorship-2022,asyncapi-mentorship-2023,asyncapi-mentorship-2024,gsoc-2024,gsoc-2025"
FORMATS = ["text", "json", "csv", "markdown"]


class Insights(Case):
    def insights(self, book, *options):
        return json.loads(self.say("insights", book, "--format", "json", *options))

    def csv(self, book, *options):
        rows = csv.DictReader(io.StringIO(self.say("insights", book, "--format", "csv", *options)))
        return {(row["figure"], row["of"], row["key"], row["unit"]): row for row in rows}

    def test_a_cohort_that_still_runs(self):
        """It is named, and left out: that is said."""
        told = self.say("insights", self.make_sample(), "--cohorts", "asyncapi-mentorship-2026")
        self.assertIn("Of 0 cohorts.", told)
        self.assertIn("(too early for 1 cohort: --include-running)", told)
        self.assertNotIn("too early for", self.say("insights", self.make_sample(name="all.mentorbook"),
                                                   "--include-running"))

    def test_json_is_that_of_the_export(self):
        book = self.make_sample()
        self.assertEqual(self.insights(book), json.loads(self.say("export", book))["insights"])

    def test_scope_of_the_published_page(self):
        found = self.insights(self.make_sample(), "--cohorts", PAGE)
        self.assertEqual(found["scope"], PAGE.split(","))
        self.assertEqual(found["asOf"], "2025-10-31")
        self.assertEqual(found["mentees"], {"participations": 47, "people": 45})
        self.assertEqual(found["retention"]["byParticipations"], {"k": 23, "n": 46, "unknown": 1})
        self.assertEqual(found["retention"]["byPeople"], {"k": 21, "n": 44, "unknown": 1})
        self.assertEqual(found["mentors"]["people"], 22)
        self.assertEqual(found["mentors"]["returning"], {"k": 11, "n": 22})
        self.assertEqual(len(found["mentors"]["list"]), 22)
        returning = [mentor for mentor in found["mentors"]["list"] if len(mentor["years"]) >= 2]
        self.assertEqual(len(returning), 11)
        self.assertEqual(found["conversions"]["k"], len(found["conversions"]["list"]))
        self.assertTrue(all(person["active"] for person in found["conversions"]["list"]))

    def test_years(self):
        book = self.make_sample()
        for years, expected in [("2022-2024", [2024, 2023, 2022]), ("2024", [2024]), ("2025-", [2026, 2025]),
                                ("-2021", [2021])]:
            with self.subTest(years=years):
                found = self.insights(book, "--years", years)
                self.assertEqual([row["year"] for row in found["retention"]["byYear"]], expected)

    def test_running_cohorts(self):
        book = self.make_sample()
        without, taken_in = self.insights(book), self.insights(book, "--include-running")
        self.assertNotIn("asyncapi-mentorship-2026", without["scope"])
        self.assertIn("asyncapi-mentorship-2026", taken_in["scope"])
        self.assertEqual(without["retention"]["byYear"][0]["state"], "too-early")
        self.assertEqual(taken_in["retention"]["byYear"][0]["state"], "unknown")
        self.assertEqual(without["mentees"]["participations"] + 3, taken_in["mentees"]["participations"])

    def test_as_of(self):
        book = self.make_sample()
        found = self.insights(book, "--as-of", "2025-10-30")
        self.assertEqual(found["asOf"], "2025-10-30")
        self.assertEqual(found["retention"]["byParticipations"], {"k": 0, "n": 0, "unknown": 61})
        self.assertIn("Unknown (61)", self.say("insights", book, "--as-of", "2025-10-30"))

    def test_text_says_k_of_n_and_scope(self):
        text = self.say("insights", self.make_sample(), "--cohorts", PAGE)
        self.assertRegex(text, r"(?m)^Retention +23 of 46 \(50%\), 1 unknown +21 of 44 \(48%\), 1 unknown$")
        self.assertRegex(text, r"(?m)^Akshat Nema +2022 +2024, 2025 +Yes$")
        end = " ".join(text.split("\n\n")[-1].split())
        self.assertEqual(end, f"Of 5 cohorts: {PAGE.replace(',', ', ')}. As of 2025-10-31.")

    def test_published_figures_stand_beside_the_computed(self):
        text = self.say("insights", self.make_sample(), "--years", "2021")
        self.assertRegex(text, r"(?m)^Retention +50% +23 of 46 \(50%\), 1 unknown +The same$")
        self.assertRegex(text, r"(?m)^Mentors +18 +22 +Differs$")

    def test_csv_and_json_say_the_same(self):
        book = self.make_sample()
        found, rows = self.insights(book), self.csv(book)
        row = rows["retention", "all", "", "people"]
        self.assertEqual(row["asOf"], found["asOf"])
        self.assertEqual({key: int(row[key]) for key in ["k", "n", "unknown"]}, found["retention"]["byPeople"])
        for cohort in found["retention"]["byCohort"]:
            row = rows["retention", "cohort", cohort["cohort"], "participations"]
            self.assertEqual(row["state"], cohort["state"])
            self.assertEqual(int(row["k"]), cohort["byParticipations"]["k"])

    def test_csv_has_whom_the_figures_of_years_are_about(self):
        book = self.make_sample()
        found, rows = self.insights(book), self.csv(book)
        years = {mentor["person"]: mentor["years"] for mentor in found["mentors"]["list"]}
        returning = {key: row for (figure, of, key, _unit), row in rows.items()
                     if (figure, of) == ("returning-mentors", "person")}
        self.assertEqual(len(returning), found["mentors"]["returning"]["k"])
        for person, row in returning.items():
            self.assertEqual(row["mentorYears"], " ".join(map(str, years[person])))
        for convert in found["conversions"]["list"]:
            row = rows["conversions", "person", convert["person"], "people"]
            self.assertEqual(row["menteeYears"], " ".join(map(str, convert["menteeYears"])))
            self.assertEqual(row["mentorYears"], " ".join(map(str, convert["mentorYears"])))
            self.assertEqual(row["active"], {True: "true", False: "false", None: ""}[convert["active"]])

    def test_markdown_has_whole_tables(self):
        text = self.say("insights", self.make_sample(), "--format", "markdown")
        blocks = [block for block in text.split("\n\n") if block.startswith("|")]
        self.assertEqual(len(blocks), 7)
        for block in blocks:
            self.assertEqual(len({line.count("|") for line in block.splitlines()}), 1)
        self.assertEqual(text.count("### "), 7)

    def test_markdown_shows_names_as_they_are(self):
        name = "a|b {c} <d> :rocket: www.x.y _z_ \\ `q` &amp; @e"
        value = dict(MINIMAL, people=[{"id": "odd", "name": name, "mentee": ["camp-2023"], "mentor": ["camp-2024"]}])
        value["cohorts"] = [{"id": f"camp-{year}", "program": "camp", "year": year} for year in [2023, 2024]]
        text = self.say("insights", self.make_book(value), "--format", "markdown")
        line = next(line for line in text.splitlines() if "rocket" in line)
        self.assertEqual(line.count("|"), 5)
        self.assertNotRegex(line.replace("<!-- -->", ""), r"[{}<`~@]")
        self.assertIn(":<!-- -->rocket", line)
        self.assertIn("www<!-- -->.", line)
        self.assertIn("&amp;amp;", line)

    def test_no_data(self):
        book = self.make_book()
        self.assertIn("No data", self.say("insights", book))
        self.assertNotIn("0%", self.say("insights", book))
        self.assertNotIn("asOf", self.insights(book))
        for form in FORMATS:
            self.say("insights", book, "--format", form)

    def test_wrong_calls(self):
        book = self.make_sample()
        for options in [("--years", "soon"), ("--years", "2024-2022"), ("--years", "-"), ("--years", "2022-2024x"),
                        ("--cohorts", "gsoc-1999"), ("--cohorts", ""), ("--cohorts", "gsoc-2024,"),
                        ("--as-of", "yesterday"), ("--as-of", "2025-13"), ("--format", "xml")]:
            with self.subTest(options=options):
                self.complaint("insights", book, *options, status=WRONG_CALL)
        self.assertIn("“markdown”", self.complaint("insights", book, "--format", "markdwon", status=WRONG_CALL))


if __name__ == "__main__":
    main()
