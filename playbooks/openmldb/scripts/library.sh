#!/bin/sh
# Stands before every script: how a script answers, and where things are on a host.
set -eu
# People read what a script says on standard output, so a reason must reach it from within $( ) too.
exec 3>&1

SYSTEM_DATABASES='__INTERNAL_DB __PRE_AGG_DB INFORMATION_SCHEMA'
OPENMLDB_HOME=${OPENMLDB_HOME:-} # clients have none
STAGED_DIR=$OPENMLDB_HOME-staged-${TO:-none}
export SYSTEM_DATABASES STAGED_DIR OPENMLDB_HOME

say() { printf '%s\n' "$*"; }

reason() { say "$(printf '%s' "$*" | tr '\n' ' ')" >&3; }

# The answer no of a probe; the failure of a run.
no() {
  reason "$*"
  exit 1
}

# A probe that cannot tell.
unclear() {
  reason "$*"
  exit 2
}

fact() { printf '%s=%s\n' "$1" "$2" >>"${STEPWISE_FACTS:-/dev/null}"; }

# Tries a command once a second until it passes or the seconds are over.
within() (
  left=$1
  shift
  until "$@"; do
    [ "$left" -gt 0 ] || exit 1
    left=$((left - 1))
    sleep 1
  done
)

quietly() { "$@" >/dev/null 2>&1 3>&1; }

endpoint_of() {
  case $1 in
    nameserver) say "${NAMESERVER_ENDPOINT:?}" ;;
    tablet) say "${TABLET_ENDPOINT:?}" ;;
    taskmanager) say "${TASKMANAGER_ENDPOINT:?}" ;;
    apiserver) say "${APISERVER_ENDPOINT:?}" ;;
    *) unclear "Expected a component of OpenMLDB, but got '$1'" ;;
  esac
}

# The folders that a release brings for a component.
folders_of() {
  case $1 in
    taskmanager) say bin taskmanager ;;
    *) say bin ;;
  esac
}

# The newest client on this host: newer clients can speak to an older cluster, not the reverse.
client() {
  if [ -x "$STAGED_DIR/bin/openmldb" ]; then
    say "$STAGED_DIR/bin/openmldb"
  else
    say "$OPENMLDB_HOME/bin/openmldb"
  fi
}

first_number() { sed -n 's/^[^0-9]*\([0-9][0-9]*\(\.[0-9][0-9]*\)\{1,\}\).*/\1/p' | head -n 1; }

# The release of the files of a component below a folder.
release_of_files() (
  case $1 in
    taskmanager)
      for jar in "$2"/taskmanager/lib/openmldb-taskmanager-*.jar; do
        basename "$jar" | first_number
      done | head -n 1
      ;;
    *) "$2/bin/openmldb" --version </dev/null 2>/dev/null | first_number ;;
  esac
)
