#!/bin/sh
# stamp --purge looks at nothing, so the schema was held against the reference right before.
set -eu
expect_schema "${TO:?}"
rows=$(database_heads)
[ "$rows" = "${TO_ALEMBIC_HEAD:?}" ] || fact STAMPED_OVER "$rows"
alembic_in "$(environment_of manager "$TO")" stamp --purge head
say "alembic_version was '$rows'"
