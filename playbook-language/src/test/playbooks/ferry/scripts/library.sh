# Functions for every script.
set -eu

# say no with a reason that people read
no() {
  echo "$*"
  exit 1
}

# What is kept of the old release, and of the log, during this hop.
backup_dir() {
  echo "${FERRY_HOME%/*}/ferry-backup-$STEPWISE_UPGRADE-$TO"
}
