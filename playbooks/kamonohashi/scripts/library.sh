#!/bin/sh
# Stands before every script: how a script answers, and where things are on a host.
set -eu
# People read what a script says on standard output, so a reason must reach it from within $( ) too.
exec 3>&1

# Where this hop keeps its backups and notes: one folder for each upgrade and source release.
NOTES=${STATE_DIR:?}/${STEPWISE_UPGRADE:-facts}-${FROM:-none}
export NOTES

# prepare installs Ansible in an environment of its own, which only interactive shells would find.
[ ! -d "${ANSIBLE_ENV:-/none}/bin" ] || PATH=$ANSIBLE_ENV/bin:$PATH
export PATH

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

# Where something of this hop was kept: the captured fact, unless that is of an earlier hop of the same upgrade.
kept() {
  case $1 in
    "$NOTES"/*) say "$1" ;;
    *) say "$NOTES/$2" ;;
  esac
}

quietly() { "$@" >/dev/null 2>&1 3>&1; }

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

# Files of containers and of the deploy user belong to others.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n -- "$@"; fi
}

major() { say "${1%%.*}"; }

first_number() { sed -n 's/^[^0-9]*\([0-9][0-9]*\(\.[0-9][0-9]*\)\{1,\}\).*/\1/p' | head -n 1; }

hash_of() { sha256sum <"$1" | cut -d ' ' -f 1; }

# Writes standard input to a file, whole or not at all.
keep_as() {
  cat >"$1.part"
  mv "$1.part" "$1"
}

notes_folder() {
  [ -d "$NOTES" ] || (umask 077 && mkdir -p "$NOTES")
}

# Each file of a folder with its hash, each link with its target, and every folder.
list_of() (
  cd "$1" || exit
  find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2
  find . -type l -exec ls -l {} + | sed 's/^.* \.\//.\//' | LC_ALL=C sort
  find . -type d | LC_ALL=C sort
)

# Copies a folder, whole or not at all, with the list that proves it.
copy_folder() {
  [ ! -f "$2.sha256" ] || return 0
  rm -rf "$2" "$2.part"
  cp -Rp "$1" "$2.part"
  mv "$2.part" "$2"
  list_of "$2" | keep_as "$2.sha256"
}

require_whole_copy() {
  [ -s "$1.sha256" ] || no "Expected the list $1.sha256 of a finished copy, but it is missing or empty"
  list_of "$1" | cmp -s - "$1.sha256" || no "Expected $1 to be as listed when it was made, but it differs"
}

# Puts a copy of a folder in the place of another. Begun again after a crash at any line, it ends the same.
put_folder() {
  rm -rf "$2.stepwise-new"
  cp -Rp "$1" "$2.stepwise-new"
  rm -rf "$2"
  mv "$2.stepwise-new" "$2"
}

free_kib() { df -Pk "$1" | awk 'NR == 2 { print $4 }'; }

size_kib() { du -sk "$1" | cut -f 1; }

# That a script came to its end, or that the host was restarted by it: a probe alone can be true half-way.
note_begin() {
  notes_folder
  rm -f "$NOTES/$1.ended"
  keep_as "$NOTES/$1.boot" <"${BOOT_ID_FILE:?}"
}

note_end() { touch "$NOTES/$1.ended"; }

require_end() {
  [ -f "$NOTES/$1.ended" ] || has_rebooted_since "$NOTES/$1.boot" || no "Expected $1 to have come to its end, but that is not noted in $NOTES"
}

# Whether a host has been started again since its boot was noted in the file.
has_rebooted_since() {
  [ -s "$1" ] && [ "$(cat "${BOOT_ID_FILE:?}")" != "$(cat "$1")" ]
}

# Where a folder really is: sites put them on other disks by links, and links must not be copied or replaced.
# shellcheck disable=SC2016 # the inner shell expands
real_folder() { as_root sh -c 'cd -P "$1" && pwd -P' folder "$1"; }

# How many files a folder has below it, and their bytes.
count_files() {
  as_root find "$1/." -type f -exec ls -ln {} + | awk '{ n++; bytes += $5 } END { print n + 0, bytes + 0 }'
}

# As list_of, for files of containers.
# shellcheck disable=SC2016 # the inner shell expands
root_list_of() { as_root sh -c 'cd "$1" && find . -type f -exec sha256sum {} +' list "$1" | LC_ALL=C sort -k 2; }
