#!/bin/sh
set -eu
folder=$(serving_folder)
[ -n "$folder" ] || no "Expected the old server at port ${DB_PORT:?}, but nobody answers"
[ "$folder" != "${POSTGRES_NEW_DATA:?}" ] || no "Expected the old server at port $DB_PORT, but it serves $POSTGRES_NEW_DATA"
say "The server at port $DB_PORT serves $folder, the old cluster"
