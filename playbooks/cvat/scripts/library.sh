#!/bin/sh
# Stands before every script: how a script answers.
set -eu
# People read what a script says on standard output, so a reason must reach it from within $( ) too.
exec 3>&1
# A version that was exported once starts old images for ever after.
unset CVAT_VERSION

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

# Every file and link of a folder with what is in it.
tree_of() (
  cd "$1" || exit
  { find . -type f -exec sha256sum {} + && find . -type l -exec sh -c 'for l; do echo "link $l $(readlink "$l")"; done' sh {} +; } | LC_ALL=C sort -k 2
)

OLD_DIR=${CVAT_DIR:-}-${FROM:-none}-${STEPWISE_UPGRADE:-none}
STAGED_DIR=${CVAT_DIR:-}-staged-${TO:-none}
export OLD_DIR STAGED_DIR
