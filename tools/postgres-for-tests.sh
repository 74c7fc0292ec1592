#!/bin/sh
# A private PostgreSQL for the tests:
#   export ZONENEWS_TEST_POSTGRES="$(tools/postgres-for-tests.sh start)"
#   tools/postgres-for-tests.sh stop
# PGBIN names the server's programs (else the newest under /usr/lib/postgresql, else those on the path),
# ZONENEWS_PG_PORT the port (55433), ZONENEWS_PG_DATA the folder (/tmp/zn-pg-data), which stop removes.
set -eu
bin=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo /nowhere/initdb)")
data=${ZONENEWS_PG_DATA:-/tmp/zn-pg-data}
port=${ZONENEWS_PG_PORT:-55433}
if [ ! -x "$bin/initdb" ]; then
    echo "No PostgreSQL server programs found: install postgresql or set PGBIN." >&2
    exit 1
fi
# The server refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "cd / && $1"; else sh -c "$1"; fi
}
case "${1:-}" in
start)
    if ! as_owner "'$bin/pg_ctl' -D '$data' status" >/dev/null 2>&1; then
        rm -rf "$data"
        as_owner "'$bin/initdb' -D '$data' -U zonenews -A trust -E UTF8 --locale=C.UTF-8 -N" >/dev/null
        as_owner "'$bin/pg_ctl' -D '$data' -w -l '$data/log' -o '-p $port -k $data -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=300' start" >/dev/null
    fi
    echo "Host=127.0.0.1;Port=$port;Username=zonenews;Database=postgres"
    ;;
stop)
    as_owner "'$bin/pg_ctl' -D '$data' -m immediate stop" >/dev/null 2>&1 || true
    rm -rf "$data"
    ;;
*)
    echo "usage: $0 start|stop" >&2
    exit 2
    ;;
esac
