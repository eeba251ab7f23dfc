"""Books and disks in bad shape: a sentence, an exit status, and nothing lost."""

import fcntl
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import struct
import subprocess
import termios
import unittest

from cli_case import FAILED, MINIMAL, NO, PROGRAM, Case, digest, main

NOBODY = 65534


def all_calls(book, file, folder):
    """Every command on a book."""
    return [
        ("show", book, "people"), ("show", book, "impact"), ("export", book),
        ("export", book, "--json", folder / "out.json"), ("import", book, file), ("import", "--dry-run", book, file),
        ("history", book), ("undo", book), ("redo", book), ("backup", book, folder / "copy.mentorbook"),
    ]


class NotABook(Case):
    def check(self, book, *words):
        """Each command says it, writes nothing and leaves the file as it is."""
        before = digest(book)
        file = self.write_json("content.json", MINIMAL)
        files = sorted(self.folder.iterdir())
        for call in all_calls(book, file, self.folder):
            with self.subTest(call=call[0]):
                answer = self.run_cli(*call, status=FAILED)
                self.assertEqual(answer.stdout, b"")
                text = answer.stderr.decode()
                self.assertIn(book.name, text)
                for word in words:
                    self.assertIn(word, text)
                self.assertEqual(digest(book), before)
                self.assertEqual(sorted(self.folder.iterdir()), files)

    def test_text_file(self):
        book = self.folder / "letter.mentorbook"
        book.write_text("Dear reader,\n" * 500)
        self.check(book, "not a Mentorbook book")

    def test_empty_file(self):
        book = self.folder / "empty.mentorbook"
        book.touch()
        self.check(book, "not a Mentorbook book")

    def test_another_database(self):
        book = self.folder / "other.mentorbook"
        with sqlite3.connect(book) as database:
            database.execute("CREATE TABLE person (name)")
        database.close()
        self.check(book, "not a Mentorbook book")

    def test_newer_version(self):
        book = self.make_book(MINIMAL)
        with sqlite3.connect(book) as database:
            database.execute("PRAGMA user_version = 10000")
        database.close()
        for ending in ["-wal", "-shm"]:
            book.with_name(book.name + ending).unlink(missing_ok=True)
        self.check(book, "newer")

    def test_truncated(self):
        book = self.make_sample()
        with open(book, "r+b") as file:
            file.truncate(os.path.getsize(book) // 2 // 4096 * 4096)
        self.check(book, "damaged")

    def test_overwritten_in_the_middle(self):
        book = self.make_sample()
        size = os.path.getsize(book)
        with open(book, "r+b") as file:
            file.seek(4096)
            file.write(os.urandom(size - 4096))
        self.check(book, "damaged")

    def test_folder(self):
        (self.folder / "folder.mentorbook").mkdir()
        self.complaint("show", self.folder / "folder.mentorbook", "people", status=FAILED)

    def test_missing(self):
        for call in all_calls(self.folder / "gone.mentorbook", self.write_json("c.json", MINIMAL), self.folder):
            self.assertIn("gone.mentorbook", self.complaint(*call, status=FAILED))
        self.assertFalse((self.folder / "gone.mentorbook").exists())
        self.assertIn("Nothing Here", self.complaint("show", "Nothing Here", "people", status=FAILED))


class ReadOnly(Case):
    """Not for root, who may write anything: the program is started as somebody else then."""

    def setUp(self):
        super().setUp()
        self.somebody = {}
        if os.getuid() == 0:
            self.somebody = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        os.chmod(self.folder, 0o755)
        # The build may lie where nobody else may look.
        self.program = self.folder / "mentorbook-cli"
        shutil.copy(PROGRAM, self.program)
        self.environment["HOME"] = "/nonexistent"
        try:
            subprocess.run([self.program, "--version"], check=True, stdout=subprocess.DEVNULL, **self.somebody)
        except (OSError, subprocess.SubprocessError) as error:
            self.skipTest(f"another user cannot start the program here: {error}")

    def check(self, book):
        before = digest(book)
        somebody = dict(self.somebody, executable=self.program)
        self.assertEqual(len(json.loads(self.say("show", book, "people", "-f", "json", **somebody))), 2)
        self.assertEqual(json.loads(self.say("export", book, **somebody))["people"][0]["name"], "Ada Lovelace")
        self.assertIn("content.json", self.say("history", book, **somebody))
        said = self.say("import", "--dry-run", book, self.folder / "content.json", **somebody)
        self.assertIn("Nothing changed", said)
        for call in [("import", book, self.folder / "content.json"), ("undo", book), ("redo", book)]:
            text = self.complaint(*call, status=FAILED, **somebody)
            self.assertIn(book.name, text)
            self.assertIn("read", text)
        self.assertEqual(digest(book), before)

    def make_dir(self):
        inner = self.folder / "inner"
        inner.mkdir()
        self.say("new", inner / "book.mentorbook")
        self.say("import", inner / "book.mentorbook", self.write_json("content.json", MINIMAL))
        os.chmod(self.folder / "content.json", 0o644)
        return inner

    def test_file_that_may_not_be_written(self):
        inner = self.make_dir()
        os.chmod(inner, 0o777)
        os.chmod(inner / "book.mentorbook", 0o444)
        self.check(inner / "book.mentorbook")

    def test_folder_that_may_not_be_written(self):
        inner = self.make_dir()
        os.chmod(inner / "book.mentorbook", 0o444)
        os.chmod(inner, 0o555)
        self.addCleanup(os.chmod, inner, 0o755)
        self.check(inner / "book.mentorbook")

    def test_file_that_may_not_be_read(self):
        inner = self.make_dir()
        os.chmod(inner / "book.mentorbook", 0o000)
        self.assertIn("book.mentorbook", self.complaint("show", inner / "book.mentorbook", "people", status=FAILED,
                                                        executable=self.program, **self.somebody))

    def test_folder_for_a_new_book(self):
        inner = self.make_dir()
        os.chmod(inner, 0o555)
        self.addCleanup(os.chmod, inner, 0o755)
        files = sorted(inner.iterdir())
        text = self.complaint("new", inner / "new.mentorbook", status=FAILED, executable=self.program, **self.somebody)
        self.assertRegex(text, "new book “[^”]*/new.mentorbook” was not made")
        self.complaint("export", inner / "book.mentorbook", "--json", inner / "out.json", status=FAILED,
                       executable=self.program, **self.somebody)
        self.complaint("backup", inner / "book.mentorbook", inner / "copy.mentorbook", status=FAILED,
                       executable=self.program, **self.somebody)
        self.assertEqual(sorted(inner.iterdir()), files)


class Locked(Case):
    """The files are not looked at meanwhile: closing one would let go of what this process holds."""

    def calls(self, book):
        return [("undo", book), ("import", book, self.write_json("c.json", {"people": [{"id": "x", "name": "X"}]}))]

    def test_another_program_writes(self):
        book = self.make_book(MINIMAL)
        before = digest(book)
        held = sqlite3.connect(book)
        self.addCleanup(held.close)
        held.execute("BEGIN IMMEDIATE")
        for call in self.calls(book):
            self.assertIn("Another program", self.complaint(*call, status=FAILED))
        self.assertEqual(len(self.rows(book, "people")), 2)
        self.say("export", book)
        held.rollback()
        held.close()
        self.assertEqual(digest(book), before)
        self.say("undo", book)

    def test_another_program_holds_the_file(self):
        book = self.make_book(MINIMAL)
        before = digest(book)
        held = sqlite3.connect(book)
        self.addCleanup(held.close)
        held.execute("PRAGMA locking_mode = EXCLUSIVE")
        held.execute("BEGIN EXCLUSIVE")
        for call in [*self.calls(book), ("show", book, "people"), ("export", book), ("history", book)]:
            self.assertIn("Another program", self.complaint(*call, status=FAILED))
        held.rollback()
        held.close()
        self.assertEqual(digest(book), before)


class Full(Case):
    """A small file system in memory, in name spaces of its own."""

    INSIDE = """
    set -e
    mount -t tmpfs -o size=$SIZE tmpfs "$DISK"
    if [ -n "$BOOK" ]; then cp "$BOOK" "$DISK/book.mentorbook"; fi
    if [ -n "$FILL" ]; then cat /dev/zero 2>/dev/null >"$DISK/filler" || true; fi
    ls -A "$DISK" >"$OUT/before"
    status=0; "$@" >"$OUT/stdout" 2>"$OUT/stderr" || status=$?
    ls -A "$DISK" >"$OUT/after"
    echo $status >"$OUT/status"
    rm -f "$DISK/filler"
    if [ -f "$DISK/book.mentorbook" ]; then
      cp "$DISK/book.mentorbook" "$OUT/book"
      "$PROGRAM" export "$DISK/book.mentorbook" >"$OUT/export"
    fi
    """

    def run_inside(self, *arguments, book=None, size="2m", fill=True):
        disk, out = self.folder / "disk", self.folder / "out"
        disk.mkdir()
        out.mkdir()
        environment = dict(self.environment, DISK=str(disk), OUT=str(out), SIZE=size, PROGRAM=PROGRAM,
                           BOOK=str(book or ""), FILL="yes" if fill else "")
        answer = subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", self.INSIDE, "sh", PROGRAM,
                                 *map(str, arguments)], env=environment, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, timeout=120)
        if not (out / "before").exists():
            self.skipTest("a file system in memory cannot be mounted here: " + answer.stderr.decode().strip())
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return out

    def check_said(self, out):
        text = (out / "stderr").read_text()
        self.assertEqual((out / "status").read_text(), f"{FAILED}\n", text)
        self.assertRegex(text, r"\Amentorbook-cli: .*space.*\.\n\Z")
        return text

    def check_untouched(self, book, out):
        self.assertEqual(digest(out / "book"), digest(book))
        self.assertEqual((out / "export").read_bytes(), self.run_cli("export", book).stdout)

    def many(self):
        return self.write_json("many.json", {"people": [{"id": f"p{n}", "name": f"Person {n}"} for n in range(5000)]})

    def test_import(self):
        book = self.make_book(MINIMAL)
        out = self.run_inside("import", self.folder / "disk/book.mentorbook", self.many(), book=book)
        self.check_said(out)
        self.check_untouched(book, out)

    def test_import_that_runs_out_on_the_way(self):
        book = self.make_book(MINIMAL)
        out = self.run_inside("import", self.folder / "disk/book.mentorbook", self.many(), book=book, fill=False,
                              size="600k")
        self.check_said(out)
        self.check_untouched(book, out)

    def test_undo(self):
        book = self.make_book(MINIMAL)
        out = self.run_inside("undo", self.folder / "disk/book.mentorbook", book=book)
        self.check_said(out)
        self.check_untouched(book, out)

    def test_new(self):
        out = self.run_inside("new", self.folder / "disk/new.mentorbook")
        self.assertRegex(self.check_said(out), "new book “[^”]*/new.mentorbook”. No book was made")
        self.assertEqual((out / "after").read_text(), (out / "before").read_text())

    def test_new_sample_leaves_no_half_made_file(self):
        out = self.run_inside("new", "--sample", self.folder / "disk/new.mentorbook", fill=False, size="900k")
        self.assertIn("new.mentorbook", self.check_said(out))
        self.assertEqual((out / "after").read_text(), "")

    def test_export(self):
        book = self.make_sample()
        out = self.run_inside("export", book, "--json", self.folder / "disk/site.json")
        self.assertIn("site.json", self.check_said(out))
        self.assertEqual((out / "after").read_text(), (out / "before").read_text())

    def test_backup(self):
        book = self.make_sample()
        out = self.run_inside("backup", book, self.folder / "disk/copy.mentorbook")
        self.check_said(out)
        self.assertEqual((out / "after").read_text(), (out / "before").read_text())

    def test_output(self):
        book = self.make_sample()
        for call in [("export", book), ("show", book, "people"), ("history", book), ("--help",)]:
            with open("/dev/full", "wb") as full:
                text = self.complaint(*call, status=FAILED, stdout=full)
            self.assertIn("space", text)


class FileSizeLimit(Case):
    def test_import(self):
        book = self.make_book(MINIMAL)
        before = digest(book), self.run_cli("export", book).stdout
        many = self.write_json("many.json", {"people": [{"id": f"p{n}", "name": f"P {n}"} for n in range(5000)]})
        limit = os.path.getsize(book) + 20000

        def restrict():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        self.complaint("import", book, many, status=FAILED, preexec_fn=restrict)
        self.assertEqual((digest(book), self.run_cli("export", book).stdout), before)


class Streams(Case):
    def test_reader_that_goes_away(self):
        book = self.make_sample()
        for call in [("export", book), ("show", book, "projects", "--format", "json"), ("--help",)]:
            reader, writer = os.pipe()
            os.close(reader)
            with os.fdopen(writer, "wb") as output:
                self.assertEqual(self.run_cli(*call, stdout=output).stderr, b"")

    def test_change_is_made_though_nobody_hears_of_it(self):
        book = self.make_book()
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as output:
            self.run_cli("import", book, self.write_json("facts.json", MINIMAL), stdout=output)
        self.assertEqual(len(self.rows(book, "people")), 2)

    def test_closed_streams_do_not_end_in_the_book(self):
        book = self.make_book(MINIMAL)
        before = self.run_cli("export", book).stdout
        script = 'exec "$@" <&- >&- 2>&-'
        for call in [("show", book, "people"), ("import", book, self.write_json("m.json", MINIMAL)), ("undo", book)]:
            subprocess.run(["sh", "-c", script, "sh", PROGRAM, *map(str, call)], env=self.environment, timeout=60)
        self.say("redo", book)
        self.assertEqual(self.run_cli("export", book).stdout, before)

    def check_closed(self, which, *call):
        answer = subprocess.run(["sh", "-c", f'exec "$@" {which}', "sh", PROGRAM, *map(str, call)], timeout=60,
                                env=self.environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.assertEqual(answer.returncode, FAILED)
        return answer.stderr.decode()

    def test_closed_streams_are_no_success(self):
        book = self.make_book(MINIMAL)
        self.assertIn("output", self.check_closed(">&-", "show", book, "people"))
        self.assertIn("output", self.check_closed(">&-", "export", book))
        self.assertIn("input", self.check_closed("<&-", "import", book, "-"))


class Stopped(Case):
    def start(self, *arguments, **options):
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=options.pop("stdout", subprocess.PIPE),
                                   stderr=subprocess.PIPE, env=self.environment, **options)
        self.addCleanup(process.wait, 60)
        self.addCleanup(process.kill)
        return process

    def stop_while_reading(self, book, *files, number=signal.SIGINT):
        """Stops an import that has read half of its standard input."""
        process = self.start("import", book, *files, stdin=subprocess.PIPE)
        self.addCleanup(process.stdin.close)
        # More than a pipe holds: when it is written, the program has begun to read.
        process.stdin.write(b'{"people": [' + b" " * 300000)
        process.stdin.flush()
        process.send_signal(number)
        error = process.stderr.read().decode()
        self.assertEqual(process.wait(60), -number)
        return error

    def test_import(self):
        book = self.make_book(MINIMAL)
        before = digest(book)
        for number in [signal.SIGINT, signal.SIGTERM]:
            error = self.stop_while_reading(book, "-", number=number)
            self.assertIn("stopped", error)
            self.assertEqual(digest(book), before)

    def test_import_of_several_keeps_those_before(self):
        book = self.make_book()
        error = self.stop_while_reading(book, self.write_json("facts.json", MINIMAL), "-")
        self.assertIn("The file before it is imported.", error)
        self.assertEqual(len(self.rows(book, "people")), 2)

    def test_dry_run_leaves_nothing_behind(self):
        book = self.make_book(MINIMAL)
        temporary = self.folder / "temporary"
        temporary.mkdir()
        self.environment["TMPDIR"] = str(temporary)
        self.stop_while_reading(book, "--dry-run", "-")
        self.assertEqual(list(temporary.iterdir()), [])

    def test_export_that_nobody_reads(self):
        book = self.make_sample()
        before = digest(book)
        reader, writer = os.pipe()
        fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
        process = self.start("export", book, stdout=writer)
        os.close(writer)
        self.addCleanup(os.close, reader)
        self.assertEqual(len(os.read(reader, 1)), 1)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), -signal.SIGINT)
        self.assertEqual(digest(book), before)

    def test_ignored_signal_stays_ignored(self):
        book = self.make_book()

        def ignore():
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

        process = self.start("import", book, "-", stdin=subprocess.PIPE, preexec_fn=ignore)
        process.stdin.write(b" " * 300000)
        process.stdin.flush()
        process.send_signal(signal.SIGHUP)
        process.stdin.write(json.dumps(MINIMAL).encode())
        process.stdin.close()
        self.assertEqual(process.wait(60), 0, process.stderr.read())
        self.assertEqual(len(self.rows(book, "people")), 2)


if __name__ == "__main__":
    main()
