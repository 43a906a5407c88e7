#!/bin/sh
# Always into an empty cluster: a dump that was imported in part would be there twice.
set -eu
fresh_database
wait_for_database
import_dump "${DUMP_FILE:?}"
say "The dump is imported"
