#!/usr/bin/env bash
# run.sh SECONDS PROGRAMS: every target in turn, SECONDS in all, from the programs in a folder. Prints a line each: target,
# inputs tried, seconds. What breaks one is kept under artifacts/, what leads somewhere new under found/.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")"
targets=$(sed -n 's/^name = "\(.*\)"$/\1/p' Cargo.toml | grep -v changeover-fuzz)
each=$(($1 / $(wc -w <<<"$targets")))
if [ "$each" -lt 1 ]; then each=1; fi
mkdir -p artifacts
for target in $targets; do
  mkdir -p "found/$target" "artifacts/$target"
  log=artifacts/$target.log
  ASAN_OPTIONS=detect_leaks=0 nice -n 15 "$2/$target" -max_total_time="$each" -timeout=10 -rss_limit_mb=1024 -max_len=4096 \
    -dict=words.dict -artifact_prefix="artifacts/$target/" -print_final_stats=1 "found/$target" "corpus/$target" >"$log" 2>&1 || {
    echo "$target FOUND: $(grep -m1 -E 'panicked|ERROR|timeout|out-of-memory' "$log"), see fuzz/$log"
  }
  awk -v target="$target" -v seconds="$each" '/number_of_executed_units/ { print target, $2, seconds }' "$log"
done | tee "artifacts/.last"
awk '{ inputs += $2 } END { print "inputs tried:", inputs }' artifacts/.last
if grep -q FOUND artifacts/.last; then exit 1; fi
