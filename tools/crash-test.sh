#!/bin/sh
# Breaks a crawl of a generated site in the worst ways, lets it finish, and checks that every page is kept once, none twice, no lease is
# left, and the database's own check finds nothing.
#   tools/crash-test.sh kill     [PAGES [KILLS]]      kill -9 at random moments, SQLite                              (5000, 100)
#   tools/crash-test.sh postgres [PAGES [RESTARTS]]   PostgreSQL stopped without ceremony and started under it       (5000, 5)
#   tools/crash-test.sh four     [PAGES [KILLS]]      four crawlers on one PostgreSQL, KILLS of them killed          (5000, 2)
# Needs python3 (site and checks) and a built zonenews: ZONENEWS names it (artifacts/bin/ZoneNews.App/release/zonenews); for PostgreSQL its
# server programs (tools/postgres-for-tests.sh, here with a server of its own on port 55444).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mode=${1:-kill} pages=${2:-5000}
case "$mode" in kill) count=${3:-100} ;; postgres) count=${3:-5} ;; four) count=${3:-2} ;; *) sed -n 2,7p "$0" >&2 && exit 2 ;; esac
zonenews=${ZONENEWS:-$here/../artifacts/bin/ZoneNews.App/release/zonenews}
folder=$(mktemp -d)
port=${CRASH_TEST_PORT:-18480}
export ZONENEWS_PG_PORT=${ZONENEWS_PG_PORT:-55444} ZONENEWS_PG_DATA=${ZONENEWS_PG_DATA:-/tmp/zn-pg-crash}
server=
finish() {
    kill "$server" 2>/dev/null || true
    [ "$mode" = kill ] || "$here/postgres-for-tests.sh" stop
    rm -rf "$folder"
}
trap finish EXIT

python3 - "$folder/www" "$pages" <<'PY'
import os, sys
www, pages = sys.argv[1], int(sys.argv[2])
os.makedirs(www + "/news/202203")
for i in range(pages):
    with open(f"{www}/news/202203/{100000 + i}.html", "w", encoding="utf-8") as f:
        f.write(f"<html><head><meta charset=utf-8><title>示例开发区第{i}次项目推进会召开</title></head><body><h1>示例开发区第{i}次项目推进会召开</h1>"
                f"<div>发布时间：2022-03-{i % 28 + 1:02d} 来源：示例开发区管委会</div><div><p>示例开发区第{i}次项目推进会日前召开，听取了第{i * 7}号、第{i * 13}号项目的进展情况汇报，研究了下一阶段的工作安排。</p>"
                f"<p>会议要求，各部门要围绕编号{i * 31}的任务清单，逐项细化责任，逐月检查进度，把{i}个环节一一落到实处，确保项目早开工、早竣工、早达产。</p></div></body></html>")
for page in range((pages + 19) // 20):
    rows = "".join(f"<li><a href=/news/202203/{100000 + i}.html>示例开发区第{i}次项目推进会召开</a><span>2022-03-{i % 28 + 1:02d}</span></li>"
                   for i in range(page * 20, min(pages, page * 20 + 20)))
    more = f"<a href=/news/list_{page + 2}.html>下一页</a>" if (page + 1) * 20 < pages else ""
    with open(f"{www}/news/list_{page + 1}.html", "w", encoding="utf-8") as f:
        f.write(f"<html><head><meta charset=utf-8></head><body><ul>{rows}</ul>{more}</body></html>")
PY
(cd "$folder/www" && exec python3 -m http.server "$port" --bind 127.0.0.1 >/dev/null 2>&1) &
server=$!
printf '{"id":"crash","name":"示例","start":[{"url":"http://127.0.0.1:%s/news/list_1.html"}]}' "$port" >"$folder/crash.json"
if [ "$mode" = kill ]; then
    database=sqlite:$folder/crash.db
else
    database="postgres:$("$here/postgres-for-tests.sh" start)"
fi
# A dead crawler's pages come back when its leases end: let the test not wait long for it.
export ZONENEWS_CRAWL_VISIT_TIMEOUT=20 ZONENEWS_CRAWL_LEASE=30
set -- crawl --database "$database" --data "$folder" --source "$folder/crash.json" --until-idle --allow-private-network --delay 0
pause() { sleep "$(python3 -c "import random; print(random.uniform($1, $2))")"; }
kept() { "$zonenews" export articles --database "$database" --data "$folder" --source crash --format jsonl 2>/dev/null | wc -l; }
sql() {
    if [ "$mode" = kill ]; then
        python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "$folder/crash.db" "$1"
    else
        python3 -c 'import subprocess, sys; print(subprocess.run(["psql", "-h", "127.0.0.1", "-p", sys.argv[1], "-U", "zonenews", "-d", "postgres", "-Atc", sys.argv[2]], capture_output=True, text=True).stdout.strip())' "$ZONENEWS_PG_PORT" "$1"
    fi
}

case "$mode" in
kill)
    round=0
    while [ "$round" -lt "$count" ]; do
        "$zonenews" "$@" >/dev/null 2>&1 &
        crawler=$!
        pause 1 6
        kill -9 "$crawler" 2>/dev/null || true
        wait "$crawler" 2>/dev/null || true
        round=$((round + 1))
    done
    ;;
postgres)
    "$zonenews" "$@" >/dev/null 2>"$folder/crawl.err" &
    crawler=$!
    until [ "$(sql "SELECT count(*) FROM \"Frontier\" WHERE \"SourceId\" = 'crash'" 2>/dev/null || true)" -gt 20 ] 2>/dev/null; do sleep 1; done
    round=0
    while [ "$round" -lt "$count" ]; do
        pause 5 15
        kill -0 "$crawler" 2>/dev/null || { echo "The crawl had ended before restart $((round + 1)): give more pages, or see what it said:" >&2; tail -n 5 "$folder/crawl.err" >&2; exit 1; }
        # As a power cut would: no checkpoint, every connection gone; the server replays its log.
        bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
        restart="cd / && '$bin/pg_ctl' -D '$ZONENEWS_PG_DATA' -w -m immediate -l '$ZONENEWS_PG_DATA/log' restart"
        if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$restart"; else sh -c "$restart"; fi >/dev/null
        round=$((round + 1))
    done
    wait "$crawler" || { tail -n 3 "$folder/crawl.err" >&2; }
    ;;
four)
    "$zonenews" db migrate --database "$database" --data "$folder" >/dev/null
    crawlers=
    for n in 1 2 3 4; do
        "$zonenews" "$@" --workers 2 >/dev/null 2>"$folder/crawl$n.err" &
        crawlers="$crawlers $!"
    done
    until [ "$(sql "SELECT count(*) FROM \"Frontier\" WHERE \"SourceId\" = 'crash'")" -gt 20 ] 2>/dev/null; do sleep 1; done
    killed=0
    for crawler in $crawlers; do
        [ "$killed" -lt "$count" ] || continue
        pause 5 15
        kill -9 "$crawler" 2>/dev/null && killed=$((killed + 1))
    done
    for crawler in $crawlers; do wait "$crawler" 2>/dev/null || echo "a crawler ended with $?"; done
    grep -h -a "^zonenews:" "$folder"/crawl?.err | cut -c1-300 | head -n 5 >&2 || true
    echo "after the two that lived: $(kept) kept, $(sql 'SELECT count(*) FROM "Frontier" WHERE "LeaseOwner" IS NOT NULL') leased"
    ;;
esac
"$zonenews" "$@" >/dev/null
"$zonenews" export articles --database "$database" --data "$folder" --source crash --format jsonl --output "$folder/out.jsonl"
leased=$(sql 'SELECT count(*) FROM "Frontier" WHERE "LeaseOwner" IS NOT NULL')
check=$("$zonenews" db status --database "$database" --data "$folder" | sed -n 's/^check *//p')
python3 - "$folder/out.jsonl" "$pages" "$mode" "$count" "$leased" "$check" <<'PY'
import json, sys
urls = [json.loads(line)["url"] for line in open(sys.argv[1], encoding="utf-8")]
pages, mode, count, leased, check = int(sys.argv[2]), *sys.argv[3:]
print(f"{mode}: {pages} pages, {count} breaks: {len(set(urls))} kept, {len(urls) - len(set(urls))} twice, {pages - len(set(urls))} missing, {leased} leased, check {check}")
sys.exit(0 if len(urls) == len(set(urls)) == pages and leased == "0" and check == "ok" else 1)
PY
