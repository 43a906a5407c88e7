#!/bin/sh
set -eu
expect_schema "${FROM:?}"
! database_exists "$REFERENCE_DATABASE" || no "Expected the scratch database $REFERENCE_DATABASE to be gone, but it is still there"
say "Database $DB_NAME has the schema of $FROM"
