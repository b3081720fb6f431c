"""What the command line writes, in the hands of programs that know nothing of it: jsonschema, icalendar, vobject, email, openpyxl, csv."""

import csv
import datetime
import email
import email.header
import email.policy
import io
import json
import os
import pathlib
import subprocess
import unittest

import icalendar
import jsonschema
import openpyxl
import vobject

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLI = os.environ["CHANGEOVER_CLI"]
SAMPLES = ROOT / "crates/planner/tests/documents/v1"
NOW = "2026-11-23T10:15:00Z"

# Contoso, Fabrikam and Northwind are sample companies. The names try to be more than names.
PLAN = {
    "format": "changeover-plan", "schema": 1, "id": "p1", "title": "Contoso; to, CSP\\ – переход",
    "revision": 7, "asOf": "2026-11-22", "currency": "EUR",
    "customer": {"name": "Contoso „Süd“, GmbH; Отдел\\закупок", "country": "DE", "contactEmail": "it@contoso.example",
                 "gdapEnds": "2027-06-30"},
    "partner": {"name": "Fabrikam", "country": "DE"},
    "subscriptions": [
        {"id": "s1", "channel": "mca-direct", "product": {"name": "Microsoft 365 Business Premium", "partNumber": "SPB"},
         "seats": 40, "assigned": 38, "start": "2026-03-15", "end": "2027-03-14", "price": {"amount": "23.10", "per": "month"},
         "notes": "=HYPERLINK(\"http://evil.example\")"},
        {"id": "s2", "channel": "csp-nce", "seller": {"name": "@Northwind", "consent": "agrees"},
         "product": {"name": "=2+5+cmd|' /C calc'!A0"}, "seats": 10, "purchased": "2026-11-20T09:30:00Z",
         "start": "2026-11-20", "end": "2027-11-19", "strategy": "transfer", "price": {"amount": "14.00", "per": "month"}},
    ],
    "progress": {"plan/request-gdap": {"done": "2026-11-22", "note": "line one\nline two"}},
}


def run(*arguments, plan=PLAN, ok=True):
    done = subprocess.run([CLI, *arguments], input=json.dumps(plan).encode(), capture_output=True, check=False)
    if ok and done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout


def export(form, *more, plan=PLAN):
    return run("export", "-", "--as", form, "--now", NOW, *more, plan=plan)


def evaluation(lang="en"):
    return json.loads(run("evaluate", "-", "--lang", lang))


class Schema(unittest.TestCase):
    """JSON Schema (2020-12), by jsonschema."""

    @classmethod
    def setUpClass(cls):
        cls.validators = {}
        for name in ("plan", "evaluation", "import"):
            schema = json.loads(run("schema", name))
            jsonschema.Draft202012Validator.check_schema(schema)
            cls.validators[name] = jsonschema.Draft202012Validator(schema)

    def test_every_frozen_sample_is_a_plan(self):
        files = sorted(SAMPLES.glob("*.json"))
        self.assertGreaterEqual(len(files), 4)
        for file in files:
            held = json.loads(file.read_text("utf-8"))
            for plan in held if isinstance(held, list) else [held]:
                self.validators["plan"].validate(plan)

    def test_what_is_written_is_a_plan_for_every_reader(self):
        for reader in ("inside", "customer", "public"):
            self.validators["plan"].validate(json.loads(export("json", "--for", reader)))

    def test_every_scenario_is_a_plan_and_has_an_evaluation(self):
        scenarios = sorted((ROOT / "crates/planner/tests/scenarios").glob("*/*.json"))
        self.assertGreater(len(scenarios), 50)
        for file in scenarios[::7]:
            plan = json.loads(file.read_text("utf-8"))["plan"]
            self.validators["plan"].validate(plan)
            self.validators["evaluation"].validate(json.loads(run("evaluate", "-", plan=plan)))

    def test_what_is_no_plan_is_refused_by_both(self):
        def changed(**fields):
            return {**PLAN, **fields}

        broken = [
            changed(subscriptions={}), changed(asOf="22.11.2026"), changed(schema=2), changed(currency="euro"),
            changed(subscriptions=[{**PLAN["subscriptions"][0], "seats": 0}]),
            changed(subscriptions=[{**PLAN["subscriptions"][0], "channel": "shop"}]),
            changed(subscriptions=[{**PLAN["subscriptions"][0], "price": {"amount": -1, "per": "month"}}]),
            {key: value for key, value in PLAN.items() if key != "subscriptions"},
        ]
        for plan in broken:
            self.assertFalse(self.validators["plan"].is_valid(plan), plan)
            refused = subprocess.run([CLI, "open", "-"], input=json.dumps(plan).encode(), capture_output=True, check=False)
            self.assertEqual(refused.returncode, 1, plan)


class Calendar(unittest.TestCase):
    """RFC 5545, by icalendar and by vobject."""

    def events(self, lang="en", plan=PLAN):
        text = export("ics", "--lang", lang, plan=plan)
        self.assertTrue(all(len(line) <= 75 for line in text.split(b"\r\n")))
        calendar = icalendar.Calendar.from_ical(text)
        self.assertEqual(calendar["VERSION"], "2.0")
        return {str(event["UID"]): event for event in calendar.walk("VEVENT")}

    def test_every_step_is_an_event_of_its_day(self):
        for lang in ("en", "ru"):
            events = self.events(lang)
            steps = evaluation(lang)["steps"]
            self.assertGreater(len(steps), 5)
            for step in steps:
                event = events[f"p1/{step['id']}@changeover"]
                due = datetime.date.fromisoformat(step["due"])
                self.assertEqual(event["DTSTART"].dt, due)
                self.assertEqual(event["DTEND"].dt, due + datetime.timedelta(days=1))
                self.assertIn(step["message"], str(event["DESCRIPTION"]))
                self.assertEqual(event["SEQUENCE"], 7)
                self.assertEqual(event["DTSTAMP"].dt, datetime.datetime(2026, 11, 23, 10, 15, tzinfo=datetime.timezone.utc))

    def test_two_readers_see_the_same_calendar(self):
        for lang in ("en", "ru"):
            ours = self.events(lang)
            calendar = vobject.readOne(export("ics", "--lang", lang).decode(), validate=True)
            theirs = {event.uid.value: event for event in calendar.vevent_list}
            self.assertEqual(set(theirs), set(ours))
            for uid, event in theirs.items():
                self.assertTrue(event.validate(raiseException=True))
                self.assertEqual(event.summary.value, str(ours[uid]["SUMMARY"]))
                self.assertEqual(event.description.value, str(ours[uid]["DESCRIPTION"]))
                self.assertEqual(event.dtstart.value, ours[uid]["DTSTART"].dt)
                self.assertEqual([alarm.trigger.value for alarm in getattr(event, "valarm_list", [])],
                                 [alarm["TRIGGER"].dt for alarm in ours[uid].walk("VALARM")])

    def test_a_name_adds_no_line_to_the_calendar(self):
        evil = "Contoso\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\u2028ATTACH:http://evil.example\u0085X:1"
        plan = {**PLAN, "title": evil, "customer": {**PLAN["customer"], "name": evil},
                "subscriptions": [{**sub, "product": {"name": evil}, "seller": {"name": evil}} for sub in PLAN["subscriptions"]],
                "progress": {"plan/request-gdap": {"done": None, "note": evil}}}
        self.assertEqual(set(self.events(plan=plan)), set(self.events()))
        known = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "SEQUENCE", "DTSTART",
                 "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP", "ACTION", "TRIGGER"}
        lines = export("ics", plan=plan).decode().replace("\r\n ", "").split("\r\n")
        self.assertLessEqual({line.split(":")[0].split(";")[0] for line in lines if line}, known)

    def test_an_hour_that_is_known_is_kept_in_utc(self):
        event = self.events()["p1/s2/window-to-cancel@changeover"]
        # Seven days after 20 November, 9:30.
        self.assertEqual(event["DTSTART"].dt, datetime.datetime(2026, 11, 27, 9, 30, tzinfo=datetime.timezone.utc))

    def test_names_come_back_as_they_were(self):
        events = self.events()
        self.assertTrue(str(events["p1/plan/request-relationship@changeover"]["SUMMARY"]).endswith(PLAN["customer"]["name"]))
        done = str(events["p1/plan/request-gdap@changeover"]["DESCRIPTION"])
        self.assertTrue(done.endswith("\nline one line two"), done)

    def test_open_steps_remind_and_done_ones_do_not(self):
        events = self.events()
        alarms = {uid: [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] for uid, event in events.items()}
        self.assertEqual(alarms["p1/plan/request-gdap@changeover"], [])
        # Nine in the morning a week before and the day before a day that begins at midnight.
        self.assertEqual(alarms["p1/s1/cancel-at-end@changeover"],
                         [-datetime.timedelta(days=6, hours=15), -datetime.timedelta(hours=15)])

    def test_a_file_imported_again_updates_what_is_there(self):
        later = {**PLAN, "revision": 8, "subscriptions": [{**PLAN["subscriptions"][0], "start": "2026-04-15", "end": "2027-04-14"},
                                                           PLAN["subscriptions"][1]]}
        before, after = self.events(), self.events(plan=later)
        self.assertEqual(set(before), set(after))
        self.assertTrue(all(event["SEQUENCE"] == 8 for event in after.values()))


class Mail(unittest.TestCase):
    """RFC 5322 and RFC 2047, by email."""

    def mails(self, lang):
        listed = run("export", "-", "--as", "letters", "--lang", lang).decode()
        for block in listed.split("\n---\n\n"):
            ident, subject, _, body = block.split("\n", 3)
            raw = export("eml", "--lang", lang, "--part", ident, "--from", "licences@fabrikam.example")
            yield subject, body, raw

    def test_subject_addresses_and_text_come_back(self):
        for lang in ("en", "ru"):
            mails = list(self.mails(lang))
            self.assertGreaterEqual(len(mails), 5)
            for subject, body, raw in mails:
                self.assertTrue(all(len(line) <= 78 and line.isascii() for line in raw.split(b"\r\n")))
                mail = email.message_from_bytes(raw, policy=email.policy.default)
                self.assertEqual(mail.defects, [])
                self.assertEqual(mail["Subject"], " ".join(subject.split()))
                self.assertEqual(mail["From"].addresses[0].addr_spec, "licences@fabrikam.example")
                self.assertEqual(mail["Date"].datetime, datetime.datetime(2026, 11, 23, 10, 15, tzinfo=datetime.timezone.utc))
                self.assertEqual(mail["X-Unsent"], "1")
                text = mail.get_content().replace("\r\n", "\n")
                self.assertEqual(text.strip(), body.strip())

    def test_a_name_adds_no_header_to_a_mail(self):
        evil = "Contoso\r\nBcc: everyone@evil.example\r\n\r\n<script>"
        plan = {**PLAN, "title": evil, "customer": {**PLAN["customer"], "name": evil, "contactEmail": "a@b.example\r\nBcc: x@evil.example"},
                "partner": {"name": evil, "country": "DE"},
                "subscriptions": [{**sub, "product": {"name": evil}, "seller": {"name": evil, "consent": "agrees"}} for sub in PLAN["subscriptions"]]}
        for part in ("relationship", "transfer", "cancel-at-end", "hand-over", "reminder"):
            raw = export("eml", "--part", part, "--from", "a@b.example\r\nCc: x@evil.example", plan=plan)
            mail = email.message_from_bytes(raw, policy=email.policy.default)
            self.assertLessEqual(set(mail.keys()), {"X-Unsent", "Date", "From", "To", "Subject", "MIME-Version", "Content-Type",
                                                    "Content-Transfer-Encoding"})
            self.assertEqual(mail.get_content_type(), "text/plain")

    def test_a_long_name_beyond_ascii_comes_back(self):
        raw = next(self.mails("ru"))[2]
        to = email.message_from_bytes(raw, policy=email.policy.default)["To"]
        self.assertEqual(to.addresses[0].addr_spec, "it@contoso.example")
        # The reader of addresses keeps the blank between two encoded words, which RFC 2047, 6.2, says to drop; that of headers does not.
        words = email.message_from_bytes(raw, policy=email.policy.compat32)["To"]
        decoded = str(email.header.make_header(email.header.decode_header(words)))
        self.assertEqual(decoded, f"{PLAN['customer']['name']} <it@contoso.example>")


class Tables(unittest.TestCase):
    """The workbook, by openpyxl; text tables, by csv. Both say the same."""

    def test_days_are_days_amounts_are_numbers_and_nothing_is_a_formula(self):
        book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
        self.assertEqual(len(book.sheetnames), 3)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", cell.coordinate)
        subs = list(book["Subscriptions"].values)
        columns = {title: place for place, title in enumerate(subs[0])}
        self.assertEqual(subs[2][columns["Product"]], PLAN["subscriptions"][1]["product"]["name"])
        self.assertEqual(subs[1][columns["End date"]], datetime.datetime(2027, 3, 14))
        self.assertEqual(subs[1][columns["Seats"]], 40)
        money = list(book["Money"].values)
        columns = {title: place for place, title in enumerate(money[0])}
        # 40 × 23.10, and one day of 28 twice.
        self.assertEqual(money[1][columns["Per month today"]], 924)
        self.assertEqual(money[1][columns["Paid twice"]], 33)

    def test_text_and_workbook_say_the_same(self):
        for lang in ("en", "ru"):
            book = openpyxl.load_workbook(io.BytesIO(export("xlsx", "--lang", lang)))
            for key, sheet in zip(("steps", "subscriptions", "money"), book):
                text = export("csv", "--lang", lang, "--part", key).decode("utf-8-sig")
                rows = list(csv.reader(io.StringIO(text, newline="")))
                values = [list(row) for row in sheet.values]
                self.assertEqual(len(rows), len(values))
                for written, typed in zip(rows, values):
                    for cell, value in zip(written, typed):
                        if isinstance(value, datetime.datetime):
                            value = value.date().isoformat()
                        elif isinstance(value, (int, float)):
                            self.assertAlmostEqual(float(cell), value, places=2)
                            continue
                        guarded = cell.startswith("'")
                        # A carriage return is a line feed to a sheet.
                        self.assertEqual((cell[1:] if guarded else cell).replace("\r\n", "\n"), value or "")
                        self.assertNotIn(cell[:1], ("=", "+", "-", "@", "\t", "\r"))


class Copies(unittest.TestCase):
    """What leaves comes back."""

    def test_report_link_and_document_open_as_the_same_plan(self):
        plan = run("open", "-")
        for form in ("json", "html", "link"):
            again = subprocess.run([CLI, "open", "-"], input=export(form), capture_output=True, check=True).stdout
            self.assertEqual(again, plan, form)

    def test_the_report_has_no_script_and_asks_for_nothing(self):
        page = export("html").decode()
        self.assertNotIn("<script", page)
        self.assertIn("default-src 'none'", page)


if __name__ == "__main__":
    unittest.main()
