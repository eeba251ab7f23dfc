"""What “report” writes."""

import re

from cli_case import FAILED, NO, WRONG_CALL, Case, main


class Report(Case):
    def report(self, book, *options):
        self.run_cli("report", book, "--output", self.folder / "report", *options)
        [page] = (self.folder / "report").glob("*.md")
        return page

    def test_year(self):
        page = self.report(self.make_sample(), "--year", "2024")
        text = page.read_text()
        self.assertEqual(page.name, "mentorship-2024.md")
        self.assertTrue(text.startswith('---\ntitle: "Mentorship in 2024"\nweight: 1000\ngenerator: Mentorbook\n---\n\n# Mentorship in 2024\n'))
        self.assertIn("| Total | 17 | 17 |", text)
        self.assertRegex(text, r"\| Still active \| 8 of 17 \(47%\) \|")
        self.assertRegex(text, r"\| Ideas that became projects \| \d+ of \d+ \|")
        self.assertIn("As of 2025-10-31.", text)
        self.assertIn("## GSoC 2024\n", text)

    def test_among_the_pages(self):
        """It says what the book said then: nobody reads it back, and nobody brings it up to date."""
        book = self.make_sample()
        page = self.report(book, "--year", "2025")
        before = self.say("export", book)
        text = page.read_bytes()
        self.run_cli("import", book, page.parent)
        self.run_cli("publish", book, page.parent)
        self.assertEqual(self.say("export", book), before)
        self.assertEqual(page.read_bytes(), text)

    def test_pictures_beside_it(self):
        page = self.report(self.make_sample(), "--cohort", "gsoc-2024")
        named = re.findall(r"!\[.*\]\(\./(.*)\)", page.read_text())
        self.assertEqual(page.name, "gsoc-2024.md")
        self.assertIn("gsoc-2024-participants.svg", named)
        for name in named:
            self.assertIn(b"<svg", (page.parent / name).read_bytes())
            self.assertTrue((page.parent / name).with_suffix(".png").read_bytes().startswith(b"\x89PNG"))

    def test_same_in_every_language(self):
        book = self.make_sample()
        english = self.report(book, "--year", "2023").read_bytes()
        self.run_cli("report", book, "--year", "2023", "--output", self.folder / "report",
                     environment={"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"})
        self.assertEqual((self.folder / "report/mentorship-2023.md").read_bytes(), english)

    def test_nothing_private(self):
        page = self.report(self.make_sample(), "--year", "2024").read_text()
        for word in "withdrawn", "not completed", "Not completed", "@":
            self.assertNotIn(word, page)

    def test_running_cohort(self):
        """Its participants count; who of them stays nobody can know."""
        page = self.report(self.make_sample(), "--cohort", "asyncapi-mentorship-2026").read_text()
        self.assertIn("| Different mentees | 3 |", page)
        self.assertIn("| Still active | Too early |", page)

    def test_no_such_year(self):
        book = self.make_sample()
        self.assertIn("1999", self.complaint("report", book, "--year", "1999", "--output", self.folder / "r", status=NO))
        self.assertFalse((self.folder / "r").exists())
        self.complaint("report", book, "--cohort", "gsoc-1999", "--output", self.folder / "r", status=WRONG_CALL)

    def test_wrong_calls(self):
        for options in [[], ["--year", "2024"], ["--output", "x"], ["--year=2024", "--cohort=a", "--output=x"]]:
            self.complaint("report", "book", *options, status=WRONG_CALL)

    def test_folder_that_cannot_be(self):
        (self.folder / "file").touch()
        self.complaint("report", self.make_sample(), "--year", "2024", "--output", self.folder / "file", status=FAILED)


if __name__ == "__main__":
    main()
