#!/bin/sh
# Crawls a generated site on this machine without politeness: zonenews from fetch to stored figures, Scrapy and Crawlee with plain spiders
# that take title, date and text out and write them to a file. Prints pages a second and peak memory of each.
#   tools/throughput.sh [PAGES [CRAWLER...]]             (20000, zonenews scrapy crawlee)
# Needs nginx, python3 and a built zonenews (ZONENEWS names it; artifacts/bin/ZoneNews.App/release/zonenews); scrapy (Debian's
# python3-scrapy) and a folder with @crawlee/cheerio (CRAWLEE names it) where they are to be measured. THROUGHPUT_DATABASE: else SQLite; THROUGHPUT_ZONES: of how many zones the pages tell (300).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
pages=${1:-20000}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- zonenews scrapy crawlee
zonenews=${ZONENEWS:-$here/../artifacts/bin/ZoneNews.App/release/zonenews}
port=${THROUGHPUT_PORT:-18490}
folder=$(mktemp -d)
chmod 755 "$folder"
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

python3 "$here/throughput/site.py" "$folder/www" "$pages" "${THROUGHPUT_ZONES:-300}"
cat >"$folder/nginx.conf" <<CONF
daemon off; worker_processes 1; pid $folder/nginx.pid; error_log $folder/nginx.log;
events { worker_connections 512; }
http { types { text/html html; } access_log off; client_body_temp_path $folder/t; proxy_temp_path $folder/t; fastcgi_temp_path $folder/t; uwsgi_temp_path $folder/t; scgi_temp_path $folder/t;
  server { listen 127.0.0.1:$port; root $folder/www; } }
CONF
nginx -c "$folder/nginx.conf" &
server=$!
sleep 1
start=http://127.0.0.1:$port/news/list_1.html
printf '{"id":"fast","name":"示例","kind":"media","start":[{"url":"%s"}]}' "$start" >"$folder/fast.json"

# NAME COMMAND...: runs it, then prints its time and peak memory (children included).
measure() {
    name=$1
    shift
    python3 - "$name" "$pages" "$@" <<'PY'
import resource, subprocess, sys, time
name, pages, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
start = time.monotonic()
code = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
seconds = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{name:9} {pages / seconds:7.1f} pages/s   {seconds:7.1f} s   CPU {used.ru_utime + used.ru_stime:7.1f} s   peak {used.ru_maxrss / 1024:6.0f} MB   exit {code}", flush=True)
PY
}

for crawler in "$@"; do
    case "$crawler" in
    zonenews)
        measure zonenews "$zonenews" crawl --database "${THROUGHPUT_DATABASE:-sqlite:$folder/fast.db}" --data "$folder" --source "$folder/fast.json" --until-idle --allow-private-network --delay 0 --workers "${THROUGHPUT_WORKERS:-16}"
        "$zonenews" export articles --database "${THROUGHPUT_DATABASE:-sqlite:$folder/fast.db}" --data "$folder" --source fast --format jsonl | wc -l | sed 's/^/          stored articles: /'
        "$zonenews" export observations --database "${THROUGHPUT_DATABASE:-sqlite:$folder/fast.db}" --data "$folder" --source fast --format jsonl | wc -l | sed 's/^/          stored figures:  /'
        ;;
    scrapy)
        measure scrapy scrapy runspider "$here/throughput/spider.py" -a "start=$start" -a "out=$folder/scrapy.jsonl"
        wc -l <"$folder/scrapy.jsonl" | sed 's/^/          stored articles: /'
        ;;
    crawlee)
        cp "$here/throughput/spider.mjs" "$CRAWLEE/spider.mjs"
        measure crawlee env -C "$CRAWLEE" node spider.mjs "$start" "$folder/crawlee.jsonl"
        wc -l <"$folder/crawlee.jsonl" | sed 's/^/          stored articles: /'
        ;;
    esac
done
