#!/bin/sh
# State of the practice cluster, shared by the stand-ins: files below $PRACTICE_ROOT/cluster.
HOST_ROOT=$PRACTICE_ROOT/hosts/$PRACTICE_HOST
CLUSTER=$PRACTICE_ROOT/cluster
KQI=$PRACTICE_ROOT/hosts/$(cat "$PRACTICE_ROOT/kqi-host")
DATA=$KQI/kamonohashi/postgresql/data

fault() { [ -e "$HOST_ROOT/faults/$1" ]; }

# The application's releases and the migrations at which they end: one line each, in order.
migrations() { awk '{ print $2 }' "$PRACTICE_ROOT/migrations" | awk '!seen[$0]++'; }

migration_of() { awk -v v="$1" '$1 == v { print $2 }' "$PRACTICE_ROOT/migrations"; }

write() {
  mkdir -p "$(dirname "$1")" "$PRACTICE_ROOT/unfinished"
  cat >"$PRACTICE_ROOT/unfinished/$$"
  mv "$PRACTICE_ROOT/unfinished/$$" "$1"
}

is_up() { [ -s "$CLUSTER/k8s/version" ] && [ ! -e "$CLUSTER/k8s/rebooting" ]; }

require_up() {
  is_up || {
    echo "The connection to the server localhost:8080 was refused - did you specify the right host or port?" >&2
    exit 1
  }
}

replicas() { cat "$CLUSTER/deployments/$1/replicas" 2>/dev/null || echo 0; }

secret() { cat "$CLUSTER/secrets/$1/$2" 2>/dev/null; }

# How a pod of a deployment is: a password that the database does not know, or a MinIO without one, ends it.
status_of() {
  case $1 in
    platypus-web-api)
      if [ "$(secret postgres-credential POSTGRES_PASSWORD | sha256sum)" = "$(cat "$DATA/password" 2>/dev/null)" ]; then echo Running; else echo CrashLoopBackOff; fi
      ;;
    minio)
      case $(cat "$CLUSTER/deployments/minio/image") in
        *2021-12-10*) if [ -n "$(secret minio-credential MINIO_ROOT_PASSWORD)" ]; then echo Running; else echo CrashLoopBackOff; fi ;;
        *) if [ -n "$(secret minio-credential MINIO_SECRET_KEY)" ]; then echo Running; else echo CrashLoopBackOff; fi ;;
      esac
      ;;
    *) echo Running ;;
  esac
}

has_database() { [ -d "$CLUSTER/deployments/postgres" ] && [ -s "$DATA/platypusdb.sql" ]; }

# What the application does when it starts: it brings the database forward to its own migration.
start_app() {
  [ "$(replicas platypus-web-api)" != 0 ] && has_database && [ "$(status_of platypus-web-api)" = Running ] || return 0
  ! fault migration-not-applied || return 0
  image=$(cat "$CLUSTER/deployments/platypus-web-api/image")
  migrate_to "$(migration_of "${image##*:}")" forward
}

# migration, forward or back: rows of the history are added or removed, and a table with them
migrate_to() {
  [ -n "$1" ] || return 0
  migrations | awk -v wanted="$1" -v way="$2" '
    FNR == NR { order[++n] = $1; place[$1] = n; next }
    /^COPY public\."__EFMigrationsHistory"/ { inside = 1; print; next }
    inside && /^\\\.$/ {
      if (way == "forward") for (i = 1; i <= place[wanted]; i++) if (!(order[i] in have)) print order[i] "\t2.1.14"
      inside = 0; print; next
    }
    inside { split($0, c, "\t"); if (way == "back" && place[c[1]] > place[wanted]) next; have[c[1]] = 1 }
    { print }' - "$DATA/platypusdb.sql" | write "$DATA/platypusdb.sql"
}

new_boot() { echo "boot-$(date +%s%N)" >"$PRACTICE_ROOT/hosts/$1/boot-id"; }
