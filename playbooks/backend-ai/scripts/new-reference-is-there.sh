#!/bin/sh
set -eu
file=$(reference_file "${TO:?}")
[ -s "$file" ] || no "Expected the schema of $TO in $file, but it is missing or empty"
! database_exists "$REFERENCE_DATABASE" || no "Expected the scratch database $REFERENCE_DATABASE to be gone, but it is still there"
say "The schema of $TO is known: $(wc -l <"$file") lines in $file"
