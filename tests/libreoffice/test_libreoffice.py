"""Workbook and text tables, opened and written again by LibreOffice: the same days, amounts and words, and no formula."""

import csv
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

CLI = os.environ["CHANGEOVER_CLI"]
OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))
EVIL = ['=HYPERLINK("http://evil.example")', "+1+2", "-1+2", "@SUM(1,2)", "\t=1+2", "=cmd|' /C calc'!A0", "'=1+2", "two\nlines; \"quoted\", really"]

# Contoso, Fabrikam and Northwind are sample companies.
PLAN = {
    "format": "changeover-plan", "schema": 1, "id": "p1", "title": "=1+2", "revision": 7, "asOf": "2026-11-22", "currency": "EUR",
    "customer": {"name": "@Contoso", "country": "DE"}, "partner": {"name": "Fabrikam", "country": "DE"},
    "subscriptions": [
        {"id": f"s{at}", "channel": "mca-direct", "product": {"name": evil}, "seats": 40 + at, "assigned": 38, "start": "2026-03-15",
         "end": "2027-03-14", "price": {"amount": "23.10", "per": "month"}, "notes": evil, "seller": {"name": "Northwind"}}
        for at, evil in enumerate(EVIL)
    ],
}


def export(*more):
    done = subprocess.run([CLI, "export", "-", *more], input=json.dumps(PLAN).encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout


def opened(folder, name, content, *how):
    """The tables that LibreOffice sees in a file: name → rows of (type, value, formula)."""
    source = pathlib.Path(folder) / name
    source.write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", *how,
         "--convert-to", "fods", "--outdir", folder, str(source)], check=True, capture_output=True, timeout=300)
    root = ElementTree.parse(source.with_suffix(".fods")).getroot()
    return {table.get(TABLE + "name"): [row for row in map(cells, table.iter(TABLE + "table-row")) if row] for table in root.iter(TABLE + "table")}


def words(paragraph):
    parts = [paragraph.text or ""]
    for part in paragraph:
        if part.tag == TEXT + "s":
            parts.append(" " * int(part.get(TEXT + "c", "1")))
        elif part.tag == TEXT + "tab":
            parts.append("\t")
        else:
            parts.append(words(part))
        parts.append(part.tail or "")
    return "".join(parts)


def cells(row):
    found = []
    for cell in row.iter(TABLE + "table-cell"):
        kind = cell.get(OFFICE + "value-type")
        value = {
            "date": lambda: cell.get(OFFICE + "date-value")[:10],
            "float": lambda: float(cell.get(OFFICE + "value")),
            "currency": lambda: float(cell.get(OFFICE + "value")),
            "string": lambda: "\n".join(map(words, cell.iter(TEXT + "p"))),
        }.get(kind, lambda: "")()
        found += [(kind, value, cell.get(TABLE + "formula"))] * int(cell.get(TABLE + "number-columns-repeated", "1"))
    # A sheet is filled up with empty cells to its edge.
    while found and found[-1][0] is None:
        found.pop()
    return found


class LibreOffice(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def rows(self, key, lang):
        text = export("--as", "csv", "--part", key, "--lang", lang).decode("utf-8-sig")
        return [row for row in csv.reader(io.StringIO(text, newline=""))]

    def test_the_workbook_holds_days_numbers_and_words_and_no_formula(self):
        for lang in ("en", "ru"):
            book = opened(self.folder, f"{lang}.xlsx", export("--as", "xlsx", "--lang", lang))
            self.assertEqual(len(book), 3)
            kinds = set()
            for key, sheet in zip(("steps", "subscriptions", "money"), book.values()):
                written = self.rows(key, lang)
                self.assertEqual(len(sheet), len(written), key)
                for row, texts in zip(sheet, written):
                    for (kind, value, formula), text in zip(row, texts):
                        kinds.add(kind)
                        self.assertIsNone(formula, text)
                        if kind in ("float", "currency"):
                            self.assertAlmostEqual(value, float(text), places=2)
                        else:
                            # The text table marks as words what a sheet would take for a formula.
                            self.assertIn(text.replace("\r\n", "\n"), (value, f"'{value}"))
                    self.assertTrue(all(text == "" for text in texts[len(row):]), texts)
            self.assertLessEqual({"date", "string"}, kinds)
            self.assertTrue({"float", "currency"} & kinds)

    def test_no_cell_of_a_text_table_becomes_a_formula(self):
        for key in ("steps", "subscriptions", "money"):
            # Comma, double quote, UTF-8, from the first line.
            sheet, = opened(self.folder, f"{key}.csv", export("--as", "csv", "--part", key), "--infilter=CSV:44,34,76,1").values()
            self.assertEqual(len(sheet), len(self.rows(key, "en")))
            for row in sheet:
                for kind, value, formula in row:
                    self.assertIsNone(formula, value)
                    self.assertFalse(kind == "float" and value == 3.0, "something was added up")


if __name__ == "__main__":
    unittest.main()
