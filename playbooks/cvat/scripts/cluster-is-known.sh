#!/bin/sh
# What the installation says is there, and nobody else is at work on it.
set -eu
require_deployed
database_pod >/dev/null
major=$(cluster_psql "${DATABASE:?}" 'show server_version' 2>/dev/null) || unclear "Expected the database $DATABASE in the pod ($DATABASE_SELECTOR) to answer, but it did not: a database outside the cluster is not covered"
while IFS= read -r file; do
  [ -z "$file" ] || [ -r "$file" ] || no "Expected the values file $file of VALUES_FILES, but it is not there or cannot be read"
done <<END
${VALUES_FILES:?}
END
[ -x "${VOLUME_HOOK:?}" ] || no "Expected the site's script for volumes at $VOLUME_HOOK, but it is not there or may not be run"
say "The Helm release $HELM_RELEASE is deployed, with PostgreSQL $major in the cluster"
