#!/bin/sh
set -eu
require_migration "${FROM_MIGRATION:?}"
[ "$(table_count)" = "$(tables_in_dump "$(kept "${DUMP_FILE:-}" platypusdb.sql)")" ] || no "Expected the database to have the tables of its dump, but it has $(table_count)"
say "The database is at $FROM_MIGRATION again"
