#!/bin/sh
# Notes how the installation is now: its nodes, its tenants, its secrets' hashes.
set -eu
notes_folder
if [ ! -f "$NOTES/tenants" ]; then
  nodes | awk '{ print $1 }' | LC_ALL=C sort | keep_as "$NOTES/nodes"
  table_count | keep_as "$NOTES/tables"
  tenant_count | keep_as "$NOTES/tenants"
fi
fact BASELINE_DIR "$NOTES"
say "Noted $(wc -l <"$NOTES/nodes") nodes, $(cat "$NOTES/tables") tables and $(cat "$NOTES/tenants") tenants in $NOTES"
