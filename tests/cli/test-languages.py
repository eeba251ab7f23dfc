"""The program speaks the person's language; what it writes for others is the same in every language."""

import os
import subprocess
import unittest

from cli_case import WRONG_CALL, Case, main

LOCALES = ["de_DE.UTF-8", "ar_EG.UTF-8", "hi_IN.UTF-8"]
EXPORTS = [
    ["export"],
    ["calendar"],
    ["show", "people", "--format", "csv"],
    ["show", "people", "--format", "json"],
    ["show", "cohorts", "--format", "csv"],
    ["show", "projects", "--format", "json", "--sort", "title"],
    ["show", "impact", "--format", "csv"],
    ["show", "impact", "--format", "json"],
    ["insights", "--format", "csv"],
    ["insights", "--format", "json"],
    ["insights", "--format", "markdown"],
    ["chart", "participants", "--svg", "-"],
    ["chart", "retention", "--svg", "-"],
    ["contacts", "--private", "--format", "csv"],
]


def is_there(locale):
    """Locales come with the system; without one the program rightly speaks English."""
    answer = subprocess.run(["locale", "charmap"], env=dict(os.environ, LC_ALL=locale), capture_output=True)
    return answer.stdout.strip() == b"UTF-8" and not answer.stderr


def speak(locale):
    return {"LC_ALL": locale, "LANGUAGE": ""}


class Languages(Case):
    @unittest.skipUnless(is_there("de_DE.UTF-8"), "this system has no German")
    def test_speaks_german(self):
        german = speak("de_DE.UTF-8")
        self.assertIn("\nBefehle:\n", self.say("--help", environment=german))
        answer = self.run_cli("show", self.make_sample(), "impact", "--sort", "year", environment=german, status=WRONG_CALL)
        self.assertIn("Zu „impact“ passt nur „--format“.", answer.stderr.decode())

    @unittest.skipUnless(is_there("de_DE.UTF-8"), "this system has no German")
    def test_tables_are_in_german(self):
        table = self.say("show", self.make_sample(), "cohorts", environment=speak("de_DE.UTF-8"))
        self.assertIn("Programm", table.splitlines()[0])
        self.assertIn("Abgeschlossen", table)

    def test_exports_are_the_same_in_every_language(self):
        book = self.make_sample()
        for command, *options in EXPORTS:
            plain = self.run_cli(command, book, *options).stdout
            self.assertTrue(plain)
            for locale in filter(is_there, LOCALES):
                with self.subTest(command=command, options=options, locale=locale):
                    self.assertEqual(self.run_cli(command, book, *options, environment=speak(locale)).stdout, plain)

    def test_pages_are_the_same_in_every_language(self):
        book = self.make_sample()
        pages = {}
        for locale in ["C.UTF-8", *filter(is_there, LOCALES)]:
            folder = self.folder / locale
            folder.mkdir()
            page = folder / "figures.md"
            page.write_text("".join(f"<!-- BEGIN mentorbook:{kind} -->\n<!-- END mentorbook:{kind} -->\n\n"
                                    for kind in ["figures", "impact", "retention-years", "retention-cohorts",
                                                 "returning-mentors", "mentors-once-mentees"]))
            self.run_cli("publish", book, folder, environment=speak(locale))
            self.run_cli("report", book, "--year", "2023", "--output", folder / "report", environment=speak(locale))
            pages[locale] = {path.name: path.read_bytes() for path in folder.rglob("*.*")}
        self.assertIn(b"of 46", pages["C.UTF-8"]["figures.md"])
        self.assertGreater(len(pages["C.UTF-8"]), 1)
        for locale, files in pages.items():
            with self.subTest(locale=locale):
                self.assertEqual(files, pages["C.UTF-8"])


if __name__ == "__main__":
    main()
