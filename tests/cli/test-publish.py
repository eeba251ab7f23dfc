"""“publish”: what becomes of pages, and what does not."""

import shutil
import subprocess

from cli_case import DONE, FAILED, NO, SOURCE, Case, main

BOOK = {
    "organization": {"name": "Example"},
    "programs": [
        {"id": "camp", "name": "Summer Camp", "shortName": "Camp", "purpose": "Code | and {sun}", "docs": "./camp"},
        {"id": "fest", "name": "Code Fest", "purpose": "A week of code", "docs": "./fest"},
    ],
    "people": [
        {"id": "ada", "name": "Ada Lovelace", "github": "Ada", "formerHandles": ["lovelace"],
         "observations": [{"on": "2024-12-01", "active": True}]},
        {"id": "grace", "name": "Grace Hopper", "github": "grace", "observations": [{"on": "2024-12-01", "active": True}]},
        {"id": "alan", "name": "Alan <Turing>", "github": "alan", "observations": [{"on": "2024-12-01", "active": False}]},
        {"id": "edsger", "name": "Edsger Dijkstra", "github": "edsger"},
    ],
    "cohorts": [
        {"id": "camp-2022", "program": "camp", "year": 2022, "term": "May-Aug", "status": "completed",
         "mentees": ["ada", "alan"], "mentors": ["edsger"]},
        {"id": "camp-2023", "program": "camp", "year": 2023, "term": "May-Aug", "status": "completed",
         "mentees": ["grace"], "mentors": ["ada", "edsger"]},
        {"id": "fest-2023", "program": "fest", "year": 2023, "status": "completed", "reported": 9},
    ],
    "projects": [
        {"id": "engine", "cohort": "camp-2022", "title": "An `engine` for {all}", "url": "https://example.org/engine",
         "status": "accepted", "mentors": ["edsger"], "mentees": ["ada", "alan"]},
        {"id": "loom", "cohort": "camp-2022", "title": "A loom", "url": "https://example.org/loom", "status": "proposed",
         "mentors": [], "mentees": []},
    ],
}

OVERVIEW = """---
title: Overview
---

# Programs

Written by hand, with a trailing space. 

| Program | Purpose | Learn More |
|---------|---------|------------|
| [Code Fest](./fest) | Something else | [Details & History](./fest) |

## Impact

| Year | Program  | Participants | Total (per year) |
|------|----------|--------------|------------------|
| 2023 | Camp      | 4            | 13               |
|      | Code Fest | 9            |                  |

**The end**"""

IDEAS = """# Ideas of 2022

## 1) [An `engine` for &#123;all&#125;](https://example.org/engine)

What it is about.

- 🧩 **Difficulty:** Easy
- 👩 **Mentor(s):** [Edsger](https://github.com/Edsger)
- ⏳ **Length:** 175 Hours

## 2) [A loom](https://example.org/loom) ✅

- 🧩 **Difficulty:** Easy
- 👩 **Mentee:** [Nobody](https://github.com/nobody)

## 3) [Unknown](https://example.org/unknown) ✅

- 👩 **Mentor(s):** [Somebody](https://github.com/somebody)
"""

INSIGHTS = """# Insights

| Metric | Value |
|--------|-------|
| **Total Mentees (2022-2023)** | 3 |
| **Overall Retention Rate** | **50.0%** |
| What we think | 7 |

| Year | Total Mentees | Active Contributors | Retention Rate | Status |
|------|---------------|---------------------|----------------|--------|
| 2022 | 2 | 1 | 50% | long ago |

| Name | Mentee Year(s) | Became Mentor | Currently Active | Impact |
|------|----------------|---------------|------------------|--------|
| **[Ada Lovelac](https://github.com/lovelace)** | Camp 2022 | Camp 2023 | ✅ | Great |

<details>
<summary><strong>Camp 2022</strong> (0/2 active - 0.0%)</summary>

- [alan](https://github.com/alan) (a note)
</details>

Last words
"""

UNRELATED = """| Year | Status |
|------|--------|
| 1815 | Born |

Anything | goes
"""


class Publish(Case):
    def setUp(self):
        super().setUp()
        self.book = self.make_book(BOOK)
        self.docs = self.folder / "docs"
        self.docs.mkdir()

    def put(self, name, text, newline="\n"):
        path = self.docs / name
        path.write_bytes(text.replace("\n", newline).encode())
        return path

    def publish(self, *options, status=DONE):
        return self.run_cli("publish", self.book, self.docs, *options, status=status)

    def outside(self, text):
        """What is outside the marks."""
        lines, inside = [], False
        for line in text.split("\n"):
            inside = inside or "<!-- BEGIN mentorbook:" in line
            if not inside:
                lines.append(line)
            inside = inside and "<!-- END mentorbook:" not in line
        return lines

    def test_tables(self):
        page = self.put("index.md", OVERVIEW)
        self.publish()
        text = page.read_text()
        self.assertIn("""<!-- BEGIN mentorbook:impact -->

| Year | Program  | Participants | Total (per year) |
|------|----------|--------------|------------------|
| 2023 | Camp      | 1            | 10               |
|      | Code Fest | 9            |                  |
| 2022 | Camp      | 2            | 2                |

<!-- END mentorbook:impact -->
""", text)
        self.assertIn("| [Code Fest](./fest) | A week of code | [Details & History](./fest) |\n", text)
        self.assertIn("| [Summer Camp](./camp) | Code &#124; and &#123;sun&#125; | [Details](./camp) |\n", text)

    def test_outside_stays_byte_for_byte(self):
        for newline in ["\n", "\r\n"]:
            with self.subTest(newline=newline):
                page = self.put("index.md", OVERVIEW, newline)
                self.publish()
                text = page.read_bytes().decode()
                if newline == "\r\n":
                    self.assertNotIn("\n", text.replace("\r\n", ""))
                outside = "\n".join(self.outside(text.replace("\r\n", "\n")))
                for part in OVERVIEW.split("| Program | Purpose")[0], "\n## Impact\n", "\n**The end**":
                    self.assertIn(part, outside)
                self.assertTrue(text.endswith("**The end**"))

    def test_second_time_there_is_nothing_to_write(self):
        pages = [self.put("index.md", OVERVIEW), self.put("ideas.md", IDEAS), self.put("insights.md", INSIGHTS)]
        self.publish()
        before = [page.read_bytes() for page in pages]
        self.assertIn(b"nothing to write", self.publish().stdout)
        self.assertEqual(before, [page.read_bytes() for page in pages])
        self.assertIn(b"say what the book says", self.publish("--check").stdout)

    def test_ideas(self):
        page = self.put("ideas-2022.md", IDEAS)
        self.publish()
        expected = IDEAS.replace("](https://example.org/engine)\n", "](https://example.org/engine) ✅\n")
        expected = expected.replace("(https://example.org/loom) ✅", "(https://example.org/loom)")
        expected = expected.replace("[Edsger](https://github.com/Edsger)\n",
                                    "[Edsger](https://github.com/Edsger)\n"
                                    "- 👩 **Mentee:** [Ada Lovelace](https://github.com/Ada) | "
                                    "[Alan &lt;Turing>](https://github.com/alan)\n")
        self.assertEqual(page.read_text(), expected)

    def test_insights(self):
        page = self.put("insights.md", INSIGHTS)
        self.publish()
        text = page.read_text()
        self.assertIn("| **Overall Retention Rate** | **2 of 3 (67%)** |\n| What we think | 7 |\n", text)
        self.assertIn("| 2022 | 2 | 1 | 50% | long ago |\n| 2023 | 1 | 1 | 100.0% |  |\n", text)
        self.assertIn("| **[Ada Lovelace](https://github.com/Ada)** | Camp 2022 | Camp 2023 | ✅ | Great |\n", text)
        self.assertIn("""<!-- BEGIN mentorbook:active:camp-2022 -->

<details>
<summary><strong>Camp 2022</strong> (1/2 active - 50.0%)</summary>

- [Ada](https://github.com/Ada)
</details>

<!-- END mentorbook:active:camp-2022 -->
""", text)

    def test_check_says_file_and_line(self):
        self.put("index.md", OVERVIEW)
        before = (self.docs / "index.md").read_bytes()
        answer = self.publish("--check", status=NO)
        self.assertIn("index.md:17: 2023, Camp: “Participants” is “4” on the page and “1” in the book.\n",
                      answer.stdout.decode())
        self.assertIn("index.md:15: “2022, Camp” is in the book and not in this table.\n", answer.stdout.decode())
        self.assertRegex(answer.stderr.decode(), r"\d+ differences were found\.")
        self.assertEqual((self.docs / "index.md").read_bytes(), before)

    def test_dry_run_is_a_patch(self):
        pages = {name: self.put(name, text) for name, text in
                 [("index.md", OVERVIEW), ("ideas.md", IDEAS), ("insights.md", INSIGHTS)]}
        before = {name: page.read_bytes() for name, page in pages.items()}
        diff = self.publish("--dry-run").stdout
        self.assertEqual({name: page.read_bytes() for name, page in pages.items()}, before)
        if shutil.which("git") is None:
            self.skipTest("There is no git here.")
        self.publish()
        after = {name: page.read_bytes() for name, page in pages.items()}
        for name, page in pages.items():
            page.write_bytes(before[name])
        subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=diff, cwd=self.docs, check=True)
        self.assertEqual({name: page.read_bytes() for name, page in pages.items()}, after)

    def test_of_some_of_the_mentees_nothing_is_told(self):
        page = self.put("insights.md", INSIGHTS)
        book = self.make_book({**BOOK, "cohorts": [{**BOOK["cohorts"][0], "reported": 5}, *BOOK["cohorts"][1:]]},
                              name="some.mentorbook")
        self.say("publish", book, self.docs)
        text = page.read_text()
        self.assertIn("| **Overall Retention Rate** | **50.0%** |\n", text)
        self.assertIn("| 2022 | 2 | 1 | 50% | long ago |\n| 2023 | 1 | 1 | 100.0% |  |\n", text)
        self.assertIn("(0/2 active - 0.0%)", text)
        self.assertIn("says what the book says", self.say("publish", book, self.docs, "--check"))

    def test_round_trip(self):
        """Published, taken into an empty book and published from there, pages stay as they are."""
        shutil.copytree(SOURCE.parent.parent / "tests/exchange/pages", self.docs, dirs_exist_ok=True)
        first, second = self.make_book(name="first.mentorbook"), self.make_book(name="second.mentorbook")
        self.run_cli("import", first, self.docs)
        self.assertIn("Wrote", self.say("publish", first, self.docs))
        before = {page.name: page.read_bytes() for page in self.docs.iterdir()}
        self.run_cli("import", second, self.docs)
        self.assertGreater(len(self.rows(second, "people")), 5)
        self.assertIn("nothing to write", self.say("publish", second, self.docs))
        self.assertEqual({page.name: page.read_bytes() for page in self.docs.iterdir()}, before)

    def test_the_checks_say_the_same(self):
        self.put("index.md", OVERVIEW)
        before = self.say("check", self.book)
        found = self.run_cli("check", self.book, "--docs", self.docs).stdout.decode()
        self.assertNotIn("page-differs", before)
        self.assertIn("index.md, line 17: 2023, Camp: “Participants” is “4” on the page and “1” in the book. (page-differs:",
                      " ".join(found.split()))
        self.publish()
        self.assertNotIn("page-differs", self.run_cli("check", self.book, "--docs", self.docs).stdout.decode())

    def test_checks_without_an_organization(self):
        """As in an empty book that pages were imported into."""
        bare = {key: value for key, value in BOOK.items() if key != "organization"}
        book = self.make_book(bare, "bare.mentorbook")
        self.put("index.md", OVERVIEW)
        self.assertIn("page-differs", self.run_cli("check", book, "--docs", self.docs).stdout.decode())

    def test_check_of_what_is_no_page(self):
        other = self.put("letter.txt", "Dear reader,\n")
        self.assertIn("letter.txt", self.complaint("publish", "--check", self.book, other, status=FAILED))

    def test_marks_by_hand(self):
        page = self.put("new.md", "# New\n\n<!-- BEGIN mentorbook:impact -->\n<!-- END mentorbook:impact -->\n\nBelow\n"
                                  "\n<!-- BEGIN mentorbook:cycles:camp -->\n<!-- END mentorbook:cycles:camp -->\n")
        self.publish()
        text = page.read_text()
        self.assertIn("| Year | Program | Participants | Total (per year) |\n| --- | --- | --- | --- |\n"
                      "| 2023 | Camp | 1 | 10 |\n|  | Code Fest | 9 |  |\n| 2022 | Camp | 2 | 2 |\n", text)
        self.assertIn("| 2023 | May-Aug | Completed |\n| 2022 | May-Aug | Completed |\n", text)
        self.assertIn(b"nothing to write", self.publish().stdout)

    def test_what_is_none_of_ours_stays(self):
        page = self.put("other.md", UNRELATED)
        before = page.read_bytes()
        self.publish()
        self.assertEqual(page.read_bytes(), before)

    def test_pages_that_cannot_be_read(self):
        (self.docs / "bad.md").write_bytes(b"# \xff\xfe\n")
        self.put("open.md", "\n<!-- BEGIN mentorbook:impact -->\n")
        self.put("index.md", OVERVIEW)
        answer = self.publish("--check", status=FAILED)
        self.assertIn("bad.md", answer.stderr.decode())
        self.assertIn("open.md, line 2", answer.stderr.decode())
        self.assertIn("index.md:17", answer.stdout.decode())
        self.publish(status=FAILED)
        self.assertIn("BEGIN mentorbook:impact", (self.docs / "index.md").read_text())

    def test_no_such_folder(self):
        self.complaint("publish", self.book, self.folder / "nowhere", status=FAILED)

    def test_a_folder_without_pages(self):
        self.assertIn("no Markdown pages", self.complaint("publish", "--check", self.book, self.docs, status=FAILED))

    def test_a_loop_of_links(self):
        page = self.put("index.md", OVERVIEW)
        (self.docs / "again").symlink_to(self.docs)
        self.complaint("publish", self.book, self.docs, status=NO)
        self.assertEqual(page.read_text(), OVERVIEW)

    def test_a_page_that_may_not_be_written(self):
        page = self.put("index.md", OVERVIEW)
        self.docs.chmod(0o555)
        self.addCleanup(self.docs.chmod, 0o755)
        try:
            (self.docs / "probe").touch()
        except PermissionError:
            self.assertIn("index.md", self.complaint("publish", self.book, self.docs, status=FAILED))
            self.assertEqual(page.read_text(), OVERVIEW)


if __name__ == "__main__":
    main()
