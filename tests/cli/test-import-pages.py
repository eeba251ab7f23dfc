"""mentorbook-cli import: folders and pages of Markdown."""

import os

import cli_case
from cli_case import FAILED, NO

IDEAS = """# Camp 2024 Ideas

## 1) A tent ✅
- **Mentor:** [Ada Lovelace](https://github.com/{mentor})
- **Length:** 90 hours
- Whatever
"""


class ImportPages(cli_case.Case):
    def setUp(self):
        super().setUp()
        self.book = self.folder / "book.mentorbook"
        self.docs = self.folder / "docs"
        self.docs.mkdir()
        self.run_cli("new", self.book)

    def write(self, name, text):
        path = self.docs / name
        path.write_text(text, encoding="utf-8")
        return path

    def say(self, *arguments, **options):
        return self.run_cli("import", *arguments, **options).stdout.decode()

    def test_empty_folder(self):
        self.assertIn("There is no Markdown page in “docs”. Nothing was imported.",
                      self.complaint("import", self.book, self.docs, status=NO))

    def test_no_kind_of_file(self):
        self.write("letter.txt", "Dear reader,\n")
        text = self.complaint("import", self.book, self.docs / "letter.txt", status=NO)
        self.assertIn("“letter.txt” is none of the files that can be imported", text)

    def test_folder(self):
        self.write("camp-2024.md", IDEAS.format(mentor="ada"))
        told = self.say("--dry-run", self.book, self.docs)
        self.assertIn("camp-2024.md, line 3: Project added: A tent · Camp 2024", told)
        self.assertIn("docs: 1 person, 1 program, 1 cohort, 1 project, 1 participation and 1 seat added", told)
        self.assertIn("This was a dry run", told)
        self.assertNotIn("imported", self.run_cli("history", self.book).stdout.decode())

        self.say(self.book, self.docs)
        self.assertIn("“docs” imported", self.run_cli("history", self.book).stdout.decode())
        self.assertIn("docs: Nothing changed", self.say(self.book, self.docs))
        self.run_cli("undo", self.book)
        self.assertIn("1 project", self.say(self.book, self.docs / "camp-2024.md"))

    def test_doubt(self):
        self.write("camp-2024.md", IDEAS.format(mentor="ada"))
        self.say(self.book, self.docs)
        self.write("camp-2024.md", IDEAS.format(mentor="adalove"))
        answer = self.run_cli("import", self.book, self.docs, status=NO)
        self.assertIn("camp-2024.md, line 4: in doubt, left out: Ada Lovelace (adalove)", answer.stdout.decode())
        self.assertIn("perhaps Ada Lovelace (ada), who is in the book", answer.stdout.decode())
        self.assertIn("It is not sure who 1 person on the pages is", answer.stderr.decode())

    def test_json_beside_pages(self):
        self.write("camp-2024.md", IDEAS.format(mentor="ada"))
        data = self.folder / "data.json"
        self.run_cli("export", "--json", data, self.book)
        self.say(self.book, self.docs, data)

    def test_wrong_page_changes_nothing(self):
        self.write("camp-2024.md", IDEAS.format(mentor="ada"))
        (self.docs / "zero.md").write_bytes(b"a\nb\0")
        before = cli_case.digest(self.book)
        answer = self.run_cli("import", self.book, self.docs, status=NO)
        self.assertIn("zero.md, line 2: a NUL byte stands here; this is no text. Nothing was imported.",
                      answer.stderr.decode())
        self.assertEqual(cli_case.digest(self.book), before)

        (self.docs / "zero.md").write_bytes(b"x" * (50 * 1024 * 1024))
        answer = self.run_cli("import", self.book, self.docs, status=NO)
        self.assertIn("zero.md is too big: a page has at most 5 MB.", answer.stderr.decode())
        os.remove(self.docs / "zero.md")

        (self.docs / "loop").symlink_to(self.docs)
        answer = self.run_cli("import", self.book, self.docs, status=NO)
        self.assertIn("a link makes a loop. Nothing was imported.", answer.stderr.decode())
        self.run_cli("import", self.book, self.docs / "none.md", status=FAILED)


if __name__ == "__main__":
    cli_case.main()
