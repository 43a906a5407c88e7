#!/bin/sh
set -eu
if (expect_schema "${TO:?}" >/dev/null 3>&1); then
  say "Database ${DB_NAME:?} has the whole schema of $TO already"
  exit 0
fi
private_folder
expect_missing_revisions
say "apply-missing-revisions $HISTORY would apply exactly the $(wc -l <"$PRIVATE/announced") revisions that ${TO:?} has and ${FROM:?} has not"
