"""What “calendar” writes, read as RFC 5545 says."""

import copy

from cli_case import MINIMAL, NO, WRONG_CALL, Case, main

MILESTONES = [
    {"label": "Applications; open, at last", "startsOn": "2024-01-29"},
    {"label": "Coding", "startsOn": "2024-05-27", "endsOn": "2024-08-26"},
    {"label": "Completion", "startsOn": "2024-11", "endsOn": "2024-12"},
    {"label": "Leap day", "endsOn": "2024-02-29"},
    {"label": "Some day", "startsOn": "2024"},
    {"label": "Never"},
    {"label": "🐱" * 40 + " and more", "startsOn": "2024-12-31"},
]


def unescape(text):
    return text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


class Calendar(Case):
    def make(self):
        content = copy.deepcopy(MINIMAL)
        content["cohorts"][0]["milestones"] = MILESTONES
        content["cohorts"].append({"id": "camp-2025", "program": "camp", "year": 2025,
                                   "milestones": [{"label": "Start", "startsOn": "2025-03-01"}]})
        return self.make_book(content)

    def events(self, calendar):
        """The events of a calendar by what they are called."""
        lines = calendar.split(b"\r\n")
        self.assertEqual(lines.pop(), b"")
        for line in lines:
            self.assertLessEqual(len(line), 75)
            line.decode()  # no character is torn
        self.assertNotIn(b"\n", calendar.replace(b"\r\n", b""))
        events, event = [], None
        for line in calendar.replace(b"\r\n ", b"").decode().split("\r\n"):
            if line == "BEGIN:VEVENT":
                event = {}
            elif line == "END:VEVENT":
                events.append(event)
            elif event is not None:
                name, _, value = line.partition(":")
                self.assertNotIn(name, event)
                event[name] = unescape(value)
        self.assertEqual(lines[:2], [b"BEGIN:VCALENDAR", b"VERSION:2.0"])
        self.assertEqual(lines[-1], b"END:VCALENDAR")
        return {event["SUMMARY"]: event for event in events}

    def test_events(self):
        answer = self.run_cli("calendar", self.make())
        events = self.events(answer.stdout)
        self.assertIn(b"SUMMARY:Camp 2024: Applications\\; open\\, at last\r\n", answer.stdout)
        days = {name: (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) for name, event in events.items()}
        self.assertEqual(days, {
            "Camp 2024: Applications; open, at last": ("20240129", "20240130"),
            "Camp 2024: Coding": ("20240527", "20240827"),
            "Camp 2024: Completion": ("20241101", "20250101"),
            "Camp 2024: Leap day": ("20240229", "20240301"),
            "Camp 2024: " + "🐱" * 40 + " and more": ("20241231", "20250101"),
            "Camp 2025: Start": ("20250301", "20250302"),
        })
        self.assertEqual([name for name, event in events.items() if "DESCRIPTION" in event], ["Camp 2024: Completion"])
        self.assertEqual(len({event["UID"] for event in events.values()}), 6)
        self.assertTrue(all("DTSTAMP" in event for event in events.values()))

    def test_says_what_is_not_in_it(self):
        said = self.run_cli("calendar", self.make()).stderr.decode()
        self.assertIn("1 milestone has no date", said)
        self.assertIn("Of 1 milestone only the year is known", said)

    def test_same_book_same_bytes_and_an_event_stays_the_same(self):
        book = self.make()
        first = self.run_cli("calendar", book).stdout
        self.assertEqual(first, self.run_cli("calendar", book).stdout)
        self.say("import", book, self.write_json("more.json", {"people": [{"id": "edsger", "name": "Edsger"}]}))
        second = self.events(self.run_cli("calendar", book).stdout)
        self.assertEqual({event["UID"] for event in self.events(first).values()},
                         {event["UID"] for event in second.values()})

    def test_one_cohort(self):
        book = self.make()
        self.assertEqual(list(self.events(self.run_cli("calendar", book, "--cohort", "camp-2025").stdout)),
                         ["Camp 2025: Start"])
        self.assertIn("camp-2030", self.complaint("calendar", book, "--cohort", "camp-2030", status=WRONG_CALL))

    def test_file(self):
        book, file = self.make(), self.folder / "steps.ics"
        self.assertIn("steps.ics", self.run_cli("calendar", book, "--ics", file).stdout.decode())
        self.assertEqual(file.read_bytes(), self.run_cli("calendar", book).stdout)
        self.complaint("calendar", book, "--ics", book, status=NO)

    def test_empty_book(self):
        answer = self.run_cli("calendar", self.make_book())
        self.assertEqual(self.events(answer.stdout), {})
        self.assertIn("the calendar is empty", answer.stderr.decode())


if __name__ == "__main__":
    main()
