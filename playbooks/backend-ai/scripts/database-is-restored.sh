#!/bin/sh
set -eu
no_rest_of_a_restore
if [ "${START_HEAD:-${FROM_ALEMBIC_HEAD:?}}" != "$FROM_ALEMBIC_HEAD" ]; then
  expect_head "$START_HEAD" "where it was before"
  say "Database ${DB_NAME:?} is at $START_HEAD again"
else
  expect_dumped
  say "Database ${DB_NAME:?} is as it was dumped: head, schema and the rows of each table"
fi
