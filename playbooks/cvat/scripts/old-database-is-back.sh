#!/bin/sh
set -eu
require_refilled "${BACKUP_DIR:?}" "$(database_volume)"
say "The volume $(database_volume) holds the files that were kept"
