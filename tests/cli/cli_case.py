"""What the tests of mentorbook-cli share: a place of their own, calls of the real program, answers as TAP."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(os.environ["MENTORBOOK_CLI"])
SOURCE = pathlib.Path(os.environ["MENTORBOOK_CLI_SOURCE"]).resolve()
PATIENCE = 120  # seconds, for a build with sanitizers on a busy machine

DONE, NO, WRONG_CALL, FAILED = 0, 1, 2, 3

MINIMAL = {
    "organization": {"name": "Example", "website": "https://example.org"},
    "programs": [{"id": "camp", "name": "Summer Camp", "shortName": "Camp"}],
    "cohorts": [{"id": "camp-2024", "program": "camp", "year": 2024, "status": "completed", "reported": 3}],
    "people": [
        {"id": "ada", "name": "Ada Lovelace", "github": "ada"},
        {"id": "grace", "name": "Grace Hopper", "github": "grace"},
    ],
}


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Case(unittest.TestCase):
    """A test with a folder and a library of its own."""

    sample_book = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mentorbook-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.library = self.folder / "library"
        self.environment = dict(os.environ, MENTORBOOK_BOOKS=str(self.library), LC_ALL="C.UTF-8", TZ="UTC",
                                HOME=str(self.folder))
        self.environment.pop("MENTORBOOK_AUTHOR", None)

    def run_cli(self, *arguments, status=DONE, environment=None, **options):
        """Calls the program, holds its exit status against the one expected."""
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        if "input" not in options:
            options.setdefault("stdin", subprocess.DEVNULL)
        program = options.pop("executable", PROGRAM)
        answer = subprocess.run([program, *map(str, arguments)], timeout=PATIENCE,
                                env=dict(self.environment, **(environment or {})), **options)
        self.assertEqual(answer.returncode, status, f"{arguments}: {answer.stderr!r}")
        for word in [b"Sanitizer", b"runtime error", b"CRITICAL", b"WARNING"]:
            self.assertNotIn(word, answer.stderr or b"")
        return answer

    def say(self, *arguments, **options):
        """What the program writes to standard output, as text; nothing may come on standard error."""
        answer = self.run_cli(*arguments, **options)
        self.assertEqual(answer.stderr, b"")
        return answer.stdout.decode()

    def complaint(self, *arguments, status, **options):
        """What the program writes to standard error: at least one whole sentence after its name."""
        text = self.run_cli(*arguments, status=status, **options).stderr.decode()
        self.assertRegex(text, r"\Amentorbook-cli: .*[.?]\n")
        self.assertNotIn("SQL", text.upper())
        return text

    def rows(self, book, what, *options):
        return json.loads(self.say("show", book, what, "--format", "json", *options))

    def history(self, book):
        return json.loads(self.say("history", book, "--format", "json", "--limit", "0"))

    def write_json(self, name, value):
        path = self.folder / name
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return path

    def make_book(self, value=None, name="book.mentorbook"):
        """An empty book, or one with what a JSON value says."""
        book = self.folder / name
        self.say("new", book)
        if value is not None:
            self.say("import", book, self.write_json("content.json", value))
        return book

    def make_sample(self, name="sample.mentorbook"):
        """AsyncAPI's history; made once, copied for each test."""
        if Case.sample_book is None:
            keep = pathlib.Path(tempfile.mkdtemp(prefix="mentorbook-cli-sample-"))
            unittest.addModuleCleanup(shutil.rmtree, keep, ignore_errors=True)
            self.say("new", keep / "sample.mentorbook", "--sample")
            Case.sample_book = keep / "sample.mentorbook"
        book = self.folder / name
        shutil.copyfile(Case.sample_book, book)
        return book


class TapResult(unittest.TestResult):
    """Tells each test as a line of the Test Anything Protocol."""

    number = 0

    def tell(self, line, test, notes=""):
        TapResult.number += 1
        for note in notes.splitlines():
            print("#", note)
        print(line.format(f"{TapResult.number} {test.id().removeprefix('__main__.')}"), flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.tell("ok {}", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.tell("not ok {}", test, self.failures[-1][1])

    def addError(self, test, error):
        super().addError(test, error)
        self.tell("not ok {}", test, self.errors[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.tell(f"ok {{}} # SKIP {reason}", test)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.tell("not ok {}", subtest, "".join(self._exc_info_to_string(error, test)))


def main():
    """Runs the tests of the calling script; names of tests may be given."""
    loader = unittest.defaultTestLoader
    module = sys.modules["__main__"]
    suite = loader.loadTestsFromNames(sys.argv[1:], module) if sys.argv[1:] else loader.loadTestsFromModule(module)
    result = TapResult()
    suite.run(result)
    print(f"1..{TapResult.number}")
    sys.exit(0 if result.wasSuccessful() and TapResult.number > 0 else 1)
