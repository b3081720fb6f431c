"""Evaluates a portfolio of plans under Spark: plans in, evaluations out, one binary on the workers.

    spark-submit --files changeover-cli examples/pyspark/portfolio.py PLANS.jsonl OUT_FOLDER

PLANS.jsonl holds one plan document a line; the folder gets one evaluation a line, in the same order. A line that is no plan gives
an error object in its place, as `changeover-cli evaluate --jsonl` writes it; its "line" is that of the whole file.
"""

import json
import os
import subprocess
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def evaluated(program, lang):
    """What a worker does with its share of the lines: one process a share, fed line by line."""

    def work(rows):
        numbers, plans = [], []
        for plan, number in rows:
            numbers.append(number)
            plans.append(plan)
        if not plans:
            return
        # Exit code 1 says that a line was refused, which its answer says too.
        done = subprocess.run(
            [program() if callable(program) else program, "evaluate", "-", "--jsonl", "--jobs", "1", "--lang", lang],
            input="\n".join(plans).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(f"changeover-cli ended with {done.returncode}")
        answers = done.stdout.decode().splitlines()
        if len(answers) != len(plans):
            raise RuntimeError(f"{len(plans)} plans gave {len(answers)} answers")
        for number, answer in zip(numbers, answers):
            if answer.startswith('{"column"') or '"changeover-error"' in answer[:200]:
                error = json.loads(answer)
                here, there = f"line {error['line']}", f"line {number + 1}"
                error["line"], error["error"] = number + 1, error["error"].replace(here, there, 1)
                answer = json.dumps(error, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
            yield number, answer

    return work


def portfolio(spark, lines, program, lang="en", shares=None):
    """An RDD of evaluations in the order of an RDD of plan documents, one a line."""
    plans = lines.filter(lambda line: line.strip()).zipWithIndex()
    if shares:
        plans = plans.repartition(shares)
    return plans.mapPartitions(evaluated(program, lang)).sortByKey().values()


def main():
    source, target = sys.argv[1:3]
    spark = SparkSession.builder.appName("changeover").getOrCreate()
    program = os.environ.get("CHANGEOVER_CLI") or (lambda: SparkFiles.get("changeover-cli"))
    portfolio(spark, spark.sparkContext.textFile(source), program).saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main()
