#!/bin/sh
set -eu
expect_schema "${FROM:?}"
say "Database $DB_NAME has the schema of $FROM${ALSO:-}"
