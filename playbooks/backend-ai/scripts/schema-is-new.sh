#!/bin/sh
set -eu
expect_head "${TO_ALEMBIC_HEAD:?}" "the head of ${TO:?}"
expect_schema "$TO"
say "Database ${DB_NAME:?} is at $TO_ALEMBIC_HEAD and has the whole schema of $TO"
