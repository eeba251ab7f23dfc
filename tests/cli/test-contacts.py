"""“contacts”: private, so it has to be said."""

import copy

from cli_case import MINIMAL, WRONG_CALL, Case, main


class Contacts(Case):
    def make(self):
        content = copy.deepcopy(MINIMAL)
        content["cohorts"][0].update(mentees=["ada"], mentors=["grace"])
        return self.make_book(content)

    def test_nothing_without_private(self):
        answer = self.run_cli("contacts", self.make(), "--format", "csv", status=WRONG_CALL)
        self.assertEqual(answer.stdout, b"")
        self.assertIn("--private", answer.stderr.decode())

    def test_list(self):
        answer = self.run_cli("contacts", self.make(), "--private", "--role", "mentor", "--year", "2024")
        self.assertEqual(answer.stdout.decode(), "name,handle,mail,cohorts\nGrace Hopper,grace,,camp-2024\n")
        self.assertIn("no mail address", answer.stderr.decode())

    def test_file(self):
        file = self.folder / "mentors.txt"
        self.run_cli("contacts", self.make(), "--private", "--format", "text", "--output", file)
        self.assertEqual(file.read_text(), "")

    def test_wrong_calls(self):
        book = self.make()
        for options in ["--role=friend"], ["--format=json"], ["--year=-1"], ["--year=soon"]:
            self.complaint("contacts", book, "--private", *options, status=WRONG_CALL)


if __name__ == "__main__":
    main()
