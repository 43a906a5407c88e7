#!/bin/sh
# A real MariaDB for the scenario real-mariadb: its data and its socket are in the practice folder, and
# it listens on no port. Called with start or stop.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
root=$(cd -P "$PRACTICE_ROOT/hosts/all1" && pwd -P)
data=$root/mysql-data
socket=$root/fate/mysql/run/mysql.sock
user=$(id -un)
PATH=$PATH:/usr/sbin

alive() { [ -S "$socket" ] && mysqladmin --no-defaults --socket="$socket" --user="$user" ping >/dev/null 2>&1; }

serve() {
  mariadbd --no-defaults --user="$user" --datadir="$data" --socket="$socket" --pid-file="$root/run/mariadb.pid" \
    --skip-networking --innodb-buffer-pool-size=16M --innodb-log-file-size=8M --performance-schema=OFF \
    --skip-log-bin --log-error="$root/run/mariadb.log" </dev/null >/dev/null 2>&1 &
  for _ in $(seq 200); do
    ! alive || return 0
    sleep 0.1
  done
  cat "$root/run/mariadb.log"
  return 1
}

# The tables as upstream's models make them, as far as the upgrade concerns them, and the rows.
fill() {
  # shellcheck source=/dev/null
  . "$PRACTICE_SOURCE/setup-database.sh"
  make_statements "${PRACTICE_RELEASE:-1.4.0}"
}

case $1 in
  start)
    mkdir -p "$root/run"
    if [ "${#socket}" -gt 100 ]; then
      echo "the path of the socket is too long for a socket: $socket"
      exit 77
    fi
    if [ ! -d "$data/mysql" ]; then
      # It cannot cope with a blank in the path, as there may be one in ours.
      new=$(mktemp -d)
      mariadb-install-db --no-defaults --user="$user" --datadir="$new" --auth-root-authentication-method=normal --skip-test-db >/dev/null
      mv "$new" "$data"
      serve
      fill | mysql --no-defaults --socket="$socket" --user=root
    else
      serve
    fi
    ;;
  stop)
    [ -f "$root/run/mariadb.pid" ] || exit 0
    pid=$(cat "$root/run/mariadb.pid")
    kill "$pid" 2>/dev/null || exit 0
    for _ in $(seq 100); do
      grep -q . "/proc/$pid/cmdline" 2>/dev/null || exit 0
      sleep 0.1
    done
    kill -KILL "$pid"
    ;;
esac
