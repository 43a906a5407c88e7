#!/bin/sh
# With the old package, since only that knows the way down. What is in the columns that go is in the
# dump.
set -eu
alembic_in "${OLD_ENVIRONMENT:?}" downgrade "${DOWNGRADE_TO:?}" || no "Expected 'alembic downgrade $DOWNGRADE_TO' of release ${FROM:?} to work, but it ended with $?"
say "alembic downgrade has ended"
