#!/bin/sh
set -eu
private_folder
expect_missing_revisions
say "apply-missing-revisions $HISTORY would apply exactly the $(wc -l <"$PRIVATE/announced") revisions that ${TO:?} has and ${FROM:?} has not"
