#!/bin/sh
# stamp --purge looks at nothing, so the schema is held against the reference right before.
set -eu
expect_schema "${TO:?}"
rows=$(database_heads)
[ "$rows" = "${TO_ALEMBIC_HEAD:?}" ] || keep_note stamped-over "$rows"
alembic_in "$(environment_of manager "$TO")" stamp --purge head
say "alembic_version was '$rows'"
