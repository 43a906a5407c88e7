#!/bin/sh
# Instead of `alembic upgrade head`, never after it: that would run the newest revisions twice.
set -eu
if (expect_schema "${TO:?}" >/dev/null 3>&1); then
  say "Nothing is missing any more"
  exit 0
fi
private_folder
expect_head "${FROM_ALEMBIC_HEAD:?}" "the head of ${FROM:?}"
expect_missing_revisions
backend_ai_in "$(environment_of manager "${TO:?}")" mgr schema apply-missing-revisions "${HISTORY:?}" || no "Expected 'mgr schema apply-missing-revisions $HISTORY' to work, but it ended with $?"
say "apply-missing-revisions has ended"
