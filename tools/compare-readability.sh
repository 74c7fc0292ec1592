#!/bin/sh
# Our reader beside Readability.js on the same outside pages, scored by the script that stands beside them.
#   tools/compare-readability.sh [SUITE...]      default: pages-portals pages-gov, from ../shared/suites
# Needs node with npm, python3 and the built program; the peer is installed into a temporary folder that goes at the end.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
suites=${SUITES:-$root/../shared/suites}
program=${ZONENEWS:-$root/artifacts/bin/ZoneNews.App/release/zonenews.dll}
[ -d "$suites" ] || { echo "no suites at $suites: nothing to compare on" >&2; exit 2; }
[ -f "$program" ] || { echo "build first: dotnet build src/ZoneNews.App -c Release" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 linkedom@0.18.12 > npm.log 2>&1) || { cat "$work/npm.log" >&2; exit 1; }
cp "$root/tools/compare-readability.mjs" "$work/"

for suite in "${@:-pages-portals pages-gov}"; do for name in $suite; do
  folder=$suites/$name
  # A manifest beside temporary names: the pages are read where they stand.
  python3 - "$folder" > "$work/$name.jsonl" <<'PY'
import json, os, sys
for line in open(os.path.join(sys.argv[1], 'gold.jsonl'), encoding='utf-8'):
    gold = json.loads(line)
    print(json.dumps({'id': gold['id'], 'file': os.path.abspath(os.path.join(sys.argv[1], gold['html'])), 'url': gold.get('url'), 'content_type': 'text/html', 'fetched_at': '2026-08-01T00:00:00Z'}))
PY
  # Pages that are no articles fail one by one and score as empty.
  dotnet "$program" extract --manifest "$work/$name.jsonl" 2> "$work/$name.log" | sed 's/"published"/"date"/' > "$work/$name.ours.jsonl" || true
  (cd "$work" && node compare-readability.mjs "$name.jsonl" > "$name.theirs.jsonl")
  printf 'ZoneNews        '; python3 "$suites/tools/score_pages.py" "$folder" "$work/$name.ours.jsonl"
  printf 'Readability.js  '; python3 "$suites/tools/score_pages.py" "$folder" "$work/$name.theirs.jsonl"
done; done
