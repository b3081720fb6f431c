"""The example, on this machine alone: the same answers as the plain run, in the same order."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from pyspark.sql import SparkSession

from portfolio import portfolio

CLI = os.environ["CHANGEOVER_CLI"]


def plan(number):
    """Every plan is another: Contoso has many branches."""
    return json.dumps({
        "format": "changeover-plan", "schema": 1, "id": f"p{number}", "title": f"Contoso {number}", "asOf": "2026-11-22",
        "subscriptions": [{
            "id": "s1", "channel": ("mca-direct", "csp-nce", "mosa")[number % 3], "product": {"name": "Microsoft 365 Business Premium"},
            "seats": number % 290 + 1, "start": f"2026-{number % 9 + 1:02}-15", "price": {"amount": "23.10", "per": "month"},
        }],
    })


class Portfolio(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
                     .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
                     .config("spark.sql.shuffle.partitions", "4").getOrCreate())
        cls.spark.sparkContext.setLogLevel("ERROR")

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def answers(self, lines, shares):
        """Through Spark, and by the plain run."""
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "plans.jsonl")
            file.write_text("\n".join(lines) + "\n", "utf-8")
            spread = portfolio(self.spark, self.spark.sparkContext.textFile(str(file), shares), CLI, shares=shares).collect()
            plain = subprocess.run([CLI, "evaluate", str(file), "--jsonl"], capture_output=True, check=False).stdout
        return spread, plain.decode().splitlines()

    def test_answers_and_order_are_those_of_the_plain_run(self):
        spread, plain = self.answers([plan(number) for number in range(2000)], 7)
        self.assertEqual(len(spread), 2000)
        self.assertEqual(spread, plain)

    def test_a_refused_line_says_so_in_its_place(self):
        lines = [plan(number) for number in range(40)]
        lines[17] = "{ not a plan"
        lines[29] = json.dumps({"format": "changeover-plan", "schema": 2})
        spread, plain = self.answers(lines, 5)
        self.assertEqual([json.loads(line) for line in spread], [json.loads(line) for line in plain])
        self.assertEqual(json.loads(spread[17])["line"], 18)


if __name__ == "__main__":
    unittest.main()
