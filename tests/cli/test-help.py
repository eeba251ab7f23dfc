"""Help, version, wrong calls, and whether the man page and the completions know what the program knows."""

import re
import subprocess

from cli_case import DONE, SOURCE, WRONG_CALL, Case, main

COMMANDS = [
    "new", "show", "insights", "chart", "check", "export", "calendar", "publish", "report", "contacts", "import", "merge",
    "history", "undo", "redo", "backup",
]


def options_of(help_text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text.split("\n\n", 1)[1]))


class Help(Case):
    def commands(self):
        """As the program itself lists them."""
        part = self.say("--help").split("Commands:\n")[1].split("\n\n")[0]
        return [line.split()[0] for line in part.splitlines()]

    def test_lists_every_command(self):
        self.assertEqual(self.commands(), COMMANDS)

    def test_same_help_three_ways(self):
        self.assertEqual(self.say("--help"), self.say("-h"))
        self.assertEqual(self.say("--help"), self.say("help"))

    def test_every_command_explains_itself(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                text = self.say(command, "--help")
                self.assertRegex(text, rf"mentorbook-cli {command} \[OPTION…\] BOOK")
                self.assertIn("--help", text)
                self.assertIn("--version", text)
                self.assertEqual(text, self.say("help", command))
                self.assertTrue(text.endswith(".\n"))
                self.assertLess(max(map(len, text.splitlines())), 100)

    def test_version_everywhere(self):
        version = self.say("--version")
        self.assertRegex(version, r"\Amentorbook-cli [0-9]+\.[0-9]+\.[0-9]+\S*\n\Z")
        for command in COMMANDS:
            self.assertEqual(self.say(command, "--version"), version)

    def test_help_of_show_lists_what_it_shows(self):
        refused = self.complaint("show", "book", "quuxquuxquux", status=WRONG_CALL)
        words = re.search(r"There are: (.*)\.", refused)[1].split(", ")
        self.assertIn("impact", words)
        self.assertIn("published-figures", words)
        flat = " ".join(self.say("show", "--help").split())
        self.assertIn(", ".join(words), flat)


class WrongCalls(Case):
    def test_no_command(self):
        self.assertIn("--help", self.complaint(status=WRONG_CALL))

    def test_unknown_command_proposes_the_nearest(self):
        self.assertIn("“export”", self.complaint("exprot", status=WRONG_CALL))
        self.assertIn("“history”", self.complaint("histroy", status=WRONG_CALL))
        self.assertIn("new, show, insights", self.complaint("frobnicate", status=WRONG_CALL))
        self.assertIn("“undo”", self.complaint("help", "undoo", status=WRONG_CALL))

    def test_unknown_option(self):
        self.assertIn("--frob", self.complaint("--frob", status=WRONG_CALL))
        for command in COMMANDS:
            text = self.complaint(command, "book", "--frob", status=WRONG_CALL)
            self.assertIn("--frob", text)
            self.assertIn(f"mentorbook-cli {command} --help", text)

    def test_too_few_and_too_many_arguments(self):
        for command in COMMANDS:
            self.complaint(command, status=WRONG_CALL)
            if command != "import":
                self.complaint(command, "a", "b", "c", "d", status=WRONG_CALL)
            if command not in ["import", "merge"]:
                self.complaint(command, "a", "b", "c", status=WRONG_CALL)
        self.complaint("merge", "book", "ada", status=WRONG_CALL)
        for command in ["show", "chart", "import", "merge", "backup"]:
            self.complaint(command, "book", status=WRONG_CALL)

    def test_empty_name(self):
        self.complaint("new", "", status=WRONG_CALL)

    def test_unknown_kind_format_field(self):
        book = self.make_book()
        self.assertIn("“cohorts”", self.complaint("show", book, "cohrots", status=WRONG_CALL))
        self.assertIn("“json”", self.complaint("show", book, "people", "--format", "jsno", status=WRONG_CALL))
        self.assertIn("text, json", self.complaint("history", book, "--format", "csv", status=WRONG_CALL))
        self.assertIn("“handle”", self.complaint("show", book, "people", "--sort", "handel", status=WRONG_CALL))
        self.complaint("show", book, "people", "--where", "name", status=WRONG_CALL)
        self.complaint("show", book, "people", "--where", "name=", status=WRONG_CALL)
        self.complaint("show", book, "people", "--where", "colour=red", status=WRONG_CALL)
        self.complaint("show", book, "cohorts", "--where", "year=soon", status=WRONG_CALL)
        self.complaint("show", book, "cohorts", "--where", "status=asleep", status=WRONG_CALL)
        self.complaint("show", book, "people", "--fields", "name,colour", status=WRONG_CALL)
        self.complaint("show", book, "impact", "--sort", "year", status=WRONG_CALL)
        self.complaint("history", book, "--limit", "-1", status=WRONG_CALL)
        self.complaint("history", book, "--limit", "many", status=WRONG_CALL)

    def test_double_dash_ends_options(self):
        self.say("new", "--", "-odd.mentorbook", cwd=self.folder)
        self.assertTrue((self.folder / "-odd.mentorbook").exists())
        self.assertIn("0 people", self.say("show", "--", "-odd.mentorbook", "people", cwd=self.folder))

    def test_options_may_come_anywhere(self):
        book = self.make_book()
        self.assertEqual(self.say("show", "--format", "json", book, "people"), "[]\n")
        self.assertEqual(self.say("show", book, "people", "--format=json"), "[]\n")


class Documents(Case):
    """A new command or option cannot be forgotten in these."""

    def all_words(self):
        words = set(COMMANDS)
        for command in COMMANDS:
            words |= options_of(self.say(command, "--help"))
        listed = self.complaint("show", "book", "quuxquuxquux", status=WRONG_CALL)
        return words | set(re.search(r"There are: (.*)\.", listed)[1].split(", "))

    def check(self, text):
        missing = [word for word in sorted(self.all_words())
                   if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
        self.assertEqual(missing, [])

    def test_man_page(self):
        self.check((SOURCE / "mentorbook-cli.1").read_text().replace("\\-", "-").replace("\\fI", " "))

    def test_bash_completion(self):
        self.check((SOURCE / "completions/mentorbook-cli.bash").read_text())

    def test_zsh_completion(self):
        self.check((SOURCE / "completions/_mentorbook-cli").read_text())

    def test_fish_completion(self):
        self.check(re.sub(r"-l ([a-z])", r"--\1", (SOURCE / "completions/mentorbook-cli.fish").read_text()))

    def test_each_option_belongs_to_its_command_in_bash(self):
        for command in COMMANDS:
            offered = set(self.complete("mentorbook-cli", command, "--"))
            self.assertEqual(offered, options_of(self.say(command, "--help")), command)

    def complete(self, *words):
        script = (f"source {SOURCE}/completions/mentorbook-cli.bash; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); "
                  "_mentorbook_cli; printf '%s\\n' \"${COMPREPLY[@]}\"")
        answer = subprocess.run(["bash", "-c", script, "bash", *words], stdout=subprocess.PIPE, check=True,
                                env=self.environment, cwd=self.folder, timeout=60)
        return answer.stdout.decode().split("\n")[:-1]

    def test_bash_proposes_commands_books_and_kinds(self):
        self.say("new", "Our Book")
        self.assertIn("history", self.complete("mentorbook-cli", "h"))
        self.assertIn("Our\\ Book", self.complete("mentorbook-cli", "show", "Our"))
        self.assertEqual(self.complete("mentorbook-cli", "show", "--format", "json", "Our Book", "coh"), ["cohorts"])
        self.assertEqual(self.complete("mentorbook-cli", "show", "--format", "c"), ["csv"])
        self.assertEqual(self.complete("mentorbook-cli", "contacts", "--role", ""), ["mentee", "mentor"])


if __name__ == "__main__":
    main()
