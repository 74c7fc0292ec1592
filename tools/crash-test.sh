#!/bin/sh
# Kills the crawler (kill -9) at random moments while it crawls a generated site, lets it finish once, and checks that every page is kept
# once, none twice, and no lease is left.
#   tools/crash-test.sh [PAGES [KILLS [DATABASE]]]        (5000, 100, a SQLite file in a folder that is removed)
# Needs python3 (site and checks) and a built zonenews: ZONENEWS names it (artifacts/bin/ZoneNews.App/release/zonenews).
set -eu
pages=${1:-5000} kills=${2:-100}
zonenews=${ZONENEWS:-$(dirname "$0")/../artifacts/bin/ZoneNews.App/release/zonenews}
folder=$(mktemp -d)
database=${3:-sqlite:$folder/crash.db}
port=${CRASH_TEST_PORT:-18480}
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

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
set -- crawl --database "$database" --data "$folder" --source "$folder/crash.json" --until-idle --allow-private-network --delay 0

round=0
while [ "$round" -lt "$kills" ]; do
    "$zonenews" "$@" >/dev/null 2>&1 &
    crawler=$!
    sleep "$(python3 -c 'import random; print(random.uniform(1, 6))')"
    kill -9 "$crawler" 2>/dev/null || true
    wait "$crawler" 2>/dev/null || true
    round=$((round + 1))
done
"$zonenews" "$@" >/dev/null
"$zonenews" export articles --database "$database" --data "$folder" --source crash --format jsonl --output "$folder/out.jsonl"
python3 - "$folder/out.jsonl" "$pages" "$kills" <<'PY'
import json, sys
urls = [json.loads(line)["url"] for line in open(sys.argv[1], encoding="utf-8")]
pages, kills = int(sys.argv[2]), sys.argv[3]
print(f"{pages} pages, {kills} kills: {len(set(urls))} kept, {len(urls) - len(set(urls))} twice, {pages - len(set(urls))} missing")
sys.exit(0 if len(urls) == len(set(urls)) == pages else 1)
PY
