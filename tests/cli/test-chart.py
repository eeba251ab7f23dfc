"""What “chart” draws: well-formed SVG, PNG of the size asked for, PDF with its text, the same bytes every time."""

import json
import shutil
import struct
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from cli_case import FAILED, MINIMAL, NO, WRONG_CALL, Case, digest, main

CHARTS = ["participants", "retention", "mentors", "funnel"]
SVG = "{http://www.w3.org/2000/svg}"


class Chart(Case):
    def draw(self, book, chart, *options, name="chart.svg"):
        path = self.folder / name
        self.assertEqual(self.say("chart", book, chart, f"--{name.split('.')[-1]}", path, *options),
                         f"Wrote “{path}”.\n")
        return path

    def svg(self, book, chart, *options):
        return ElementTree.parse(self.draw(book, chart, *options)).getroot()

    def test_svg_is_whole_and_speaks(self):
        book = self.make_sample()
        for chart in CHARTS:
            with self.subTest(chart=chart):
                root = self.svg(book, chart)
                self.assertEqual(root.tag, SVG + "svg")
                self.assertEqual(root.get("role"), "img")
                self.assertIn("As of 2025-10-31.", root.find(SVG + "desc").text)
                self.assertTrue(root.find(SVG + "title").text)

    def test_numbers_of_the_sample(self):
        book = self.make_sample()
        self.assertIn("2023: 40; AsyncAPI Mentorship 13; GSoC 4; GSoD 5; Hacktoberfest 18",
                      self.svg(book, "participants").find(SVG + "desc").text)
        self.assertIn("AsyncAPI Mentorship 2023: 6 of 13 (46%)", self.svg(book, "retention").find(SVG + "desc").text)
        self.assertIn("AsyncAPI Mentorship 2026: Too early (3)", self.svg(book, "retention").find(SVG + "desc").text)

    def test_scope(self):
        book = self.make_sample()
        text = self.svg(book, "participants", "--years", "2022-2023").find(SVG + "desc").text
        self.assertEqual([line[:4] for line in text.splitlines()], ["2022", "2023", "Of 9"])
        text = self.svg(book, "retention", "--cohorts", "gsoc-2024", "--as-of", "2025-10-30").find(SVG + "desc").text
        self.assertEqual(text, "GSoC 2024: Unknown (8)\nOf 1 cohort: GSoC 2024. As of 2025-10-30.")

    def test_png_has_the_width_asked_for(self):
        book = self.make_sample()
        for width in [360, 960, 2000]:
            data = self.draw(book, "participants", "--width", width, name="chart.png").read_bytes()
            self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">I", data[16:20])[0], width)

    @unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils are missing")
    def test_pdf_has_its_text(self):
        path = self.draw(self.make_sample(), "participants", name="chart.pdf")
        text = subprocess.run(["pdftotext", "-layout", path, "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
        for word in ["Participants per Year", "Hacktoberfest", "2023", "40", "As of 2025-10-31."]:
            self.assertIn(word, text)

    def test_same_bytes(self):
        book = self.make_sample()
        for kind in ["svg", "png", "pdf"]:
            first = digest(self.draw(book, "retention", name=f"a.{kind}"))
            self.assertEqual(digest(self.draw(book, "retention", name=f"b.{kind}")), first)
            output = self.run_cli("chart", book, "retention", f"--{kind}", "-").stdout
            self.assertEqual(output, (self.folder / f"a.{kind}").read_bytes())

    def test_backgrounds_differ(self):
        book = self.make_sample()
        self.assertEqual(len({digest(self.draw(book, "mentors", "--background", name, name="chart.png"))
                              for name in ["white", "transparent", "dark"]}), 3)

    def test_names_of_strangers(self):
        name = "</svg><script>alert(1)</script> & \"q\" ‮x %n"
        value = json.loads(json.dumps(MINIMAL))
        value["programs"][0].update(name=name, shortName=name)
        root = self.svg(self.make_book(value), "participants")
        self.assertEqual(list(root.iter(SVG + "script")), [])
        self.assertIn("<script>", root.find(SVG + "desc").text)
        self.assertNotIn("‮", root.find(SVG + "desc").text)

    def test_nothing_to_draw(self):
        book = self.make_book()
        for chart in CHARTS:
            path = self.folder / "none.svg"
            self.assertIn("There is nothing to draw",
                          self.complaint("chart", book, chart, "--svg", path, status=NO))
            self.assertFalse(path.exists())

    def test_former_file_stays(self):
        book = self.make_sample()
        path = self.draw(book, "mentors")
        before = digest(path)
        self.complaint("chart", book, "mentors", "--svg", path, "--years", "1999", status=NO)
        self.assertEqual(digest(path), before)
        self.complaint("chart", book, "mentors", "--svg", self.folder / "no" / "chart.svg", status=FAILED)
        self.complaint("chart", book, "mentors", "--svg", book, status=NO)
        self.say("show", book, "programs")

    def test_wrong_calls(self):
        book = self.make_sample()
        path = self.folder / "chart.svg"
        self.assertIn("“retention”", self.complaint("chart", book, "retenton", "--svg", path, status=WRONG_CALL))
        self.assertIn("--svg", self.complaint("chart", book, "retention", status=WRONG_CALL))
        for place in "-", path:
            self.assertIn("of its own", self.complaint("chart", book, "retention", "--svg", place, "--png", place,
                                                       status=WRONG_CALL))
        self.assertFalse(path.exists())
        for options in [("--width", "100"), ("--width", "9000"), ("--width", "wide"), ("--background", "pink"),
                        ("--years", "soon"), ("--as-of", "now")]:
            with self.subTest(options=options):
                self.complaint("chart", book, "retention", "--svg", path, *options, status=WRONG_CALL)
        self.assertFalse(path.exists())


if __name__ == "__main__":
    main()
