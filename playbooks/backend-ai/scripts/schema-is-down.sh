#!/bin/sh
set -eu
expect_head "${DOWNGRADE_TO:?}" "where ${TO:?} can start from"
say "Database ${DB_NAME:?} is at $DOWNGRADE_TO"
