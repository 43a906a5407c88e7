#!/bin/sh
# alembic ends with 0 although revisions were skipped; whether the schema is right is asked afterwards.
set -eu
alembic_in "$(environment_of manager "${TO:?}")" upgrade head || no "Expected 'alembic upgrade head' of $TO to work, but it ended with $? (255: alembic itself, 1: the database); see its output"
say "alembic upgrade head has ended"
