#!/bin/sh
# Makes the practice installation below $PRACTICE_ROOT: two managers, two agents, and a host with a
# storage proxy and a webserver, in release $PRACTICE_RELEASE. Run again, it leaves everything as it is.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
RELEASE=${PRACTICE_RELEASE:-23.09.10}
SCENARIO=${PRACTICE_SCENARIO:-default}
export RELEASE SCENARIO
[ ! -e "$PRACTICE_ROOT/ready" ] || exit 0
rm -rf "$PRACTICE_ROOT/hosts" "$PRACTICE_ROOT/cluster" "$PRACTICE_ROOT/graphs" "$PRACTICE_ROOT/wheelhouse"
cluster=$PRACTICE_ROOT/cluster
mkdir -p "$cluster" "$PRACTICE_ROOT/graphs" "$PRACTICE_ROOT/wheelhouse"

# As pip writes a version: 24.03.0 is 24.3.0
pip_spells() { printf '%s' "$1" | sed 's/\.0\([0-9]\)/.\1/g'; }

# The common beginning: 130 revisions, the head of 23.03.11, 7 more, the head of 23.09.0.
beginning() {
  awk 'BEGIN { for (i = 1; i <= 130; i++) printf "b%011d\n", i; print "ae7d4cd92aa7"; if (ARGV[1] == "23.03.11") exit; for (i = 132; i <= 138; i++) printf "b%011d\n", i; print "85615e005fa3" }' "$1"
}

# release, python, histories, revisions
know() {
  release=$1
  python=$2
  graph=$PRACTICE_ROOT/graphs/$(pip_spells "$release")
  printf '%s\n' "$3" | tr ',' '\n' | grep -v '^-$' >"$graph.histories" || :
  shift 3
  beginning "$release" >"$graph"
  [ $# = 0 ] || printf '%s\n' "$@" >>"$graph"
  for component in manager agent storage-proxy webserver; do
    name=backend.ai_$(printf '%s' "$component" | tr - _)
    printf 'Name: backend.ai-%s\nVersion: %s\nRequires-Python: %s\n' "$component" "$(pip_spells "$release")" "$python" \
      >"$PRACTICE_ROOT/wheelhouse/$name-$(pip_spells "$release")-py3-none-any.whl"
  done
}
know 23.03.11 3.11 -
# shellcheck disable=SC2086 # a list
grep -v '^#' "$PRACTICE_SOURCE/revisions.txt" | while read -r line; do know $line; done
PYTHON=$(grep "^$RELEASE " "$PRACTICE_SOURCE/revisions.txt" | cut -d ' ' -f 2)
PYTHON=${PYTHON:-3.11}

# name
host() {
  root=$PRACTICE_ROOT/hosts/$1
  mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/units" "$root/config" "$root/state" "$root/backups"
  for command in alembic backend.ai psql pg_dump pg_restore pip systemctl curl practice-library.sh; do
    cp "$PRACTICE_SOURCE/stand-ins/$command" "$root/bin/$command"
  done
  for python in 3.11 3.12 3.13; do cp "$PRACTICE_SOURCE/stand-ins/python" "$root/bin/python$python"; done
}

# host, component, address
component() {
  root=$PRACTICE_ROOT/hosts/$1
  home="$root/backend ai/$2"
  environment=$home/venvs/$RELEASE
  mkdir -p "$home/venvs"
  "$root/bin/python$PYTHON" -m venv "$environment"
  PRACTICE_HOST=$1 VIRTUAL_ENV=$environment "$root/bin/pip" install --find-links "$PRACTICE_ROOT/wheelhouse" "backend.ai-$2==$RELEASE"
  ln -s "$environment" "$home/venv"
  echo "active $RELEASE" >"$root/units/backendai-$2"
  echo "$home" >"$root/units/backendai-$2.home"
  echo "$3 $1 backendai-$2" >>"$cluster/addresses"
  printf '# %s of %s\n[logging]\nlevel = "INFO"\n' "$2" "$1" >"$root/config/$2.toml"
}

for name in m1 m2 a1 a2 s1; do host "$name"; done
component m1 manager 127.0.0.1:8081
component m2 manager 127.0.0.1:8082
component a1 agent 127.0.0.1:6001
component a2 agent 127.0.0.1:6002
component s1 storage-proxy 127.0.0.1:6022
component s1 webserver 127.0.0.1:8080
for agent in a1 a2; do
  echo "active $RELEASE" >"$PRACTICE_ROOT/hosts/$agent/units/backendai-watcher"
  cp "$PRACTICE_ROOT/hosts/$agent/units/backendai-agent.home" "$PRACTICE_ROOT/hosts/$agent/units/backendai-watcher.home"
done

printf '%s\n' '[alembic]' 'script_location = ai.backend.manager.models:alembic' \
  'sqlalchemy.url = postgresql+asyncpg://postgres:develove@127.0.0.1:5432/backend' \
  >"$PRACTICE_ROOT/hosts/m1/backend ai/manager/alembic.ini"
rm "$PRACTICE_ROOT/hosts/s1/config/webserver.toml"
conf=$PRACTICE_ROOT/hosts/s1/config/webserver.conf
case $RELEASE in
  23.03.*) printf '%s\n' '[service]' 'ip = "0.0.0.0"' '' '[session]' '# where sessions are kept' 'redis.host = "localhost"' 'redis.port = 6379' '# redis.db = 0' 'max_age = 604800  # 1 week' '' '[webserver]' '' '[license]' >"$conf" ;;
  *) printf '%s\n' '[service]' 'ip = "0.0.0.0"' '' '[session]' 'redis.addr = "localhost:8111"' '' '[webserver]' '' '[logging]' 'level = "INFO"' '' '[debug]' 'enabled = false' >"$conf" ;;
esac

printf '%s\n' 'config/docker/image/auto_pull tag' 'config/network/overlay/mtu 1500' 'config/redis/addr localhost:8111' \
  'volumes/default_host s1:local' >"$cluster/etcd"

case $SCENARIO in
  real-*)
    sed -i '/ m2 \| a1 \| a2 /d' "$cluster/addresses"
    sh "$PRACTICE_SOURCE/real/setup.sh"
    touch "$PRACTICE_ROOT/ready"
    exit 0
    ;;
esac

# The database: made by the release's own migrations, then used.
postgres=$cluster/postgres
mkdir -p "$postgres/15" "$postgres/16" "$PRACTICE_ROOT/hosts/m1/pg15"
case $RELEASE in 24.09.* | 24.12.* | 25.*) echo 16 ;; *) echo 15 ;; esac >"$postgres/serving"
: >"$postgres/$(cat "$postgres/serving")/backend"
echo "/var/lib/postgresql/15/main" >"$postgres/data-of-15"
echo "$PRACTICE_ROOT/hosts/m1/pg16/data" >"$postgres/data-of-16"
: >"$PRACTICE_ROOT/hosts/m1/pg15/pg_hba.conf"
mkdir -p "$PRACTICE_ROOT/hosts/m1/pg16/bin"
for command in initdb postgres pg_dumpall; do cp "$PRACTICE_SOURCE/stand-ins/$command" "$PRACTICE_ROOT/hosts/m1/pg16/bin/$command"; done
(
  cd "$PRACTICE_ROOT/hosts/m1/backend ai/manager"
  PRACTICE_HOST=m1 VIRTUAL_ENV=$PWD/venv "$PRACTICE_ROOT/hosts/m1/bin/alembic" upgrade head
)
used=$postgres/$(cat "$postgres/serving")/backend
printf 'R %s\n' 'users ann' 'users ben' 'users cem' 'sessions 1 TERMINATED' 'sessions 2 CANCELLED' >>"$used"
! grep -q 'T r_8c74e7df26f8' "$used" || printf 'R %s\n' 'r_8c74e7df26f8 one' 'r_8c74e7df26f8 two' >>"$used"
LC_ALL=C sort -o "$used" "$used"
touch "$PRACTICE_ROOT/ready"
