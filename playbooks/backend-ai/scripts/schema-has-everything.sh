#!/bin/sh
# The schema, not what alembic_version says of it: that has several rows until it is stamped.
set -eu
expect_schema "${TO:?}"
say "Database ${DB_NAME:?} has the whole schema of $TO; alembic_version says '$(database_heads)'"
