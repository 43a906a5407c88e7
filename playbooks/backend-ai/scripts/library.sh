#!/bin/sh
# Stands before every script: how a script answers.
set -eu
# People read what a script says on standard output, so a reason must reach it from within $( ) too.
exec 3>&1

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

# A folder of this script alone, gone when it ends; for what holds a password.
private_folder() {
  PRIVATE=$(mktemp -d)
  trap 'rm -rf "$PRIVATE"' EXIT
  trap 'exit 143' TERM INT HUP
}

sha256_of() { sha256sum "$1" | cut -d ' ' -f 1; }

# Puts standard input in place of a file in one move, with the mode of the file that it replaces.
replace_file() {
  cat >"$1.stepwise-part"
  if [ -e "$1" ]; then
    chmod "$(stat -c %a "$1")" "$1.stepwise-part"
    [ "$(id -u)" != 0 ] || chown "$(stat -c %u:%g "$1")" "$1.stepwise-part"
  fi
  mv -f "$1.stepwise-part" "$1"
}

# Where a host keeps what it was before this hop of this upgrade.
kept_folder() { say "${BACKUP_DIR:?}/${STEPWISE_UPGRADE:?}/${FROM:?}"; }

# Writes down what must be known to go back; what was written first stays.
keep_note() {
  [ ! -f "$(kept_folder)/$1" ] || return 0
  (
    umask 077
    mkdir -p "$(kept_folder)"
    say "$2" >"$(kept_folder)/$1.part"
    mv "$(kept_folder)/$1.part" "$(kept_folder)/$1"
  )
}
note() { cat "$(kept_folder)/$1" 2>/dev/null || :; }
