#!/bin/sh
# Docker itself: an engine of this practice alone, with compose as the machine has it. Its state is
# in $PRACTICE_ROOT/docker; sockets, whose paths may have 107 characters, are below /tmp. Sourced by
# setup, power-on and power-off.
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
ENGINE_RUN=/tmp/.cvat-docker-$(echo "$PRACTICE_ROOT" | cksum | cut -d ' ' -f 1)
ENGINE_SOCKET=unix://$ENGINE_RUN/docker.sock
POSTGRES=/usr/lib/postgresql/15

not_possible() {
  echo "$*"
  exit 77
}

engine() { DOCKER_BUILDKIT=0 DOCKER_CONFIG=$ENGINE_RUN/config docker -H "$ENGINE_SOCKET" "$@"; }

# Neither the machine's own bridge nor its firewall is touched.
engine_on() {
  ! engine version >/dev/null 2>&1 || return 0
  mkdir -p "$ENGINE_RUN" "$PRACTICE_ROOT/docker"
  # shellcheck disable=SC2086 # options
  for driver in '' --storage-driver=vfs; do
    setsid dockerd --data-root "$PRACTICE_ROOT/docker" --exec-root "$ENGINE_RUN/exec" --pidfile "$ENGINE_RUN/pid" \
      -H "$ENGINE_SOCKET" --bridge=none --iptables=false --ip6tables=false --ip-masq=false $driver \
      </dev/null >"$ENGINE_RUN/log" 2>&1 &
    starting=$!
    until engine version >/dev/null 2>&1; do
      kill -0 "$starting" 2>/dev/null || continue 2
      sleep 0.2
    done
    return 0
  done
  not_possible "no Docker engine starts here: $(tail -n 1 "$ENGINE_RUN/log")"
}

# The engine stops its containers, and ends its containerd. It leaves the bridges of its networks to the
# machine, and makes them again when it is switched on.
engine_off() {
  bridges=$(engine network ls --filter driver=bridge --quiet 2>/dev/null) || bridges=
  if [ -f "$ENGINE_RUN/pid" ]; then
    kill "$(cat "$ENGINE_RUN/pid")" 2>/dev/null || true
    left=200
    while pgrep -f -- "$ENGINE_RUN/" >/dev/null && [ "$left" -gt 0 ]; do
      left=$((left - 1))
      sleep 0.2
    done
    if pgrep -f -- "$ENGINE_RUN/" >/dev/null; then
      echo "Expected every process of Docker to end, but these live: $(pgrep -fa -- "$ENGINE_RUN/")"
      return 1
    fi
  fi
  for bridge in $bridges; do ! ip link show "br-$bridge" >/dev/null 2>&1 || ip link delete "br-$bridge"; done
  rm -rf "$ENGINE_RUN"
}

require_machine() {
  [ "$(id -u)" -eq 0 ] || not_possible "a Docker engine needs root"
  [ -x "$POSTGRES/bin/postgres" ] || not_possible "this machine has no PostgreSQL 15"
  docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null || not_possible "this machine has no docker compose"
}

# The commands of the host: those of the machine, told which engine.
host_commands() { # folder
  for command in docker docker-compose; do
    real=$(command -v "$command") || continue
    printf '#!/bin/sh\nDOCKER_HOST=%s exec %s "$@"\n' "$ENGINE_SOCKET" "$real" >"$1/$command"
    chmod +x "$1/$command"
  done
}

# What every image consists of: busybox, PostgreSQL, and the libraries that they load.
base_image() {
  base=$(mktemp -d "$ENGINE_RUN/base.XXXXXX")
  for folder in bin etc tmp root var/run/postgresql "$POSTGRES/bin" "$POSTGRES/lib" "/usr/share/postgresql/15"; do mkdir -p "$base/$folder"; done
  chmod 1777 "$base/tmp" "$base/var/run/postgresql"
  cp "$(command -v busybox)" "$base/bin/busybox"
  busybox --list | while read -r applet; do [ -e "$base/bin/$applet" ] || ln -s busybox "$base/bin/$applet"; done
  rm -f "$base/bin/setpriv"
  cp "$(command -v setpriv)" "$PRACTICE_SOURCE"/real/image/* "$base/bin/"
  chmod +x "$base"/bin/*
  for one in postgres initdb pg_ctl psql pg_dump pg_dumpall pg_isready; do cp "$POSTGRES/bin/$one" "$base$POSTGRES/bin/"; done
  for one in plpgsql dict_snowball; do cp "$POSTGRES/lib/$one.so" "$base$POSTGRES/lib/"; done
  cp -RL /usr/share/postgresql/15/. "$base/usr/share/postgresql/15/"
  for one in "$base/bin/busybox" "$base/bin/setpriv" "$base$POSTGRES"/bin/* "$base$POSTGRES"/lib/*; do ldd "$one" || true; done 2>/dev/null |
    grep -o '/[^ ]*' | sort -u | while read -r library; do
    case $library in "$base"*) continue ;; esac
    mkdir -p "$base$(dirname "$library")"
    cp -L "$library" "$base$library"
  done
  printf 'root:x:0:0::/root:/bin/sh\npostgres:x:70:70::/tmp:/bin/sh\n' >"$base/etc/passwd"
  printf 'root:x:0:\npostgres:x:70:\n' >"$base/etc/group"
  tar -C "$base" -c . | engine import --change "ENV PATH=$POSTGRES/bin:/bin" - practice:1 >/dev/null
  rm -rf "$base"
}

image() { # name, what it starts, release, signal that stops it
  printf 'FROM practice:1\nENV RELEASE=%s\nSTOPSIGNAL %s\nENTRYPOINT ["%s"]\n' "$3" "${4:-SIGTERM}" "$2" | engine build --quiet --tag "$1" - >/dev/null
}

images() { # releases
  base_image
  for one in 10 15; do image "postgres:$one-alpine" database "$one" SIGINT; done
  for one in clickhouse:23 kvrocks:2 nuclio:1 traefik:2; do image "$one" idle none; done
  for one in "$@"; do
    image "cvat/server:v$one" server "$one"
    image "cvat/ui:v$one" idle "$one"
  done
}

compose_here() {
  if docker compose version >/dev/null 2>&1; then
    engine compose "$@"
  else
    docker-compose -H "$ENGINE_SOCKET" "$@"
  fi
}

until_migrated() {
  left=60
  until engine exec cvat_server python3 manage.py migrate --check >/dev/null 2>&1; do
    [ "$left" -gt 0 ] || { echo "Expected the server to migrate its database, but it does not"; return 1; }
    left=$((left - 1))
    sleep 0.5
  done
}

docker_rows() { # table, rows
  engine exec cvat_db psql -q -U root -d cvat -c "create table $1 (id int primary key, name text); insert into $1 select i, 'row ' || i from generate_series(1, $2) i"
}
