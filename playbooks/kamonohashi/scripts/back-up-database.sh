#!/bin/sh
# Dumps the database into a file beside the notes: to a temporary name first, so that a name means a whole dump.
set -eu
notes_folder
dump=$NOTES/platypusdb.sql
if [ ! -f "$dump.sha256" ]; then
  pod=$(postgres_pod)
  [ -n "$pod" ] || no "Expected a running pod of postgres in $NAMESPACE, but there is none"
  (umask 077 && kubectl exec --namespace "$NAMESPACE" "$pod" -- pg_dump -U platypus -d platypusdb </dev/null >"$dump.part")
  require_whole_dump "$dump.part"
  mv "$dump.part" "$dump"
  hash_of "$dump" | keep_as "$dump.sha256"
fi
fact DUMP_FILE "$dump"
fact DUMP_SHA256 "$(cat "$dump.sha256")"
say "The database is dumped to $dump"
