#!/bin/sh
# Nobody answers, and nobody else is connected to the database: workers too, and the container that
# gives OPA its rules.
set -eu
! (require_answer "${FROM:?}") >/dev/null 3>&1 || no "Expected CVAT to be stopped, but it answers at ${CVAT_URL:?}"
others=$(checkout_psql "${CVAT_POSTGRES_DBNAME:?}" "select coalesce(string_agg(distinct coalesce(nullif(application_name, ''), 'somebody'), ', '), '') from pg_stat_activity where datname = '$CVAT_POSTGRES_DBNAME' and pid <> pg_backend_pid()" 2>/dev/null) || unclear "Expected the database $CVAT_POSTGRES_DBNAME to say who is connected, but it did not"
[ -z "$others" ] || no "Expected nobody to be connected to the database $CVAT_POSTGRES_DBNAME, but there are: $others"
say "The servers are stopped, and nobody is connected to the database"
