#!/bin/sh
# Stands before every script: how a script answers, and where things are on a host.
set -eu
# What upstream's scripts make is made as on any other day; what is made here is for this user only.
USUAL_UMASK=$(umask)
umask 077
# People read what a script says on standard output, so a reason must reach it from within $( ) too.
exec 3>&1

PYTHON_HOME=${FATE_ROOT:-/data/projects/fate}/python
FLOW_HOME=$PYTHON_HOME/fate_flow
DATABASE=fate_flow # as the upgrade's SQL has it
CONF=$PYTHON_HOME/arch/conf/base_conf.yaml
# What runs write below python, and what stays behind with the old code unless it is carried over.
DATA_FOLDERS='model_local_cache jobs'
export USUAL_UMASK PYTHON_HOME FLOW_HOME DATABASE CONF DATA_FOLDERS

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

# Writes standard input to a file in one go: whoever reads it sees all of it, or what was there.
write_whole() {
  cat >"$1.part"
  mv "$1.part" "$1"
}

# A name for what this upgrade sets aside: digits, the same for the whole upgrade.
mark_of_upgrade() { printf '%s' "${STEPWISE_UPGRADE:?}" | cksum | cut -d ' ' -f 1; }

# Text between single quotes, for a shell that reads it again.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# The Python of FATE, which is there wherever FATE is; of the host, where FATE's is not.
python_of_fate() {
  if [ -x "${FATE_ROOT:?}/common/python/venv/bin/python" ]; then
    say "$FATE_ROOT/common/python/venv/bin/python"
  else
    say python3
  fi
}

# Free kilobytes beside a folder.
free_kilobytes() { df -Pk "$1" | awk 'NR == 2 { print $4 }'; }
