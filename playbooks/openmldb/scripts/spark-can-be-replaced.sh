#!/bin/sh
set -eu
require_stopped taskmanager >/dev/null
archive=${PACKAGE_DIR:?}/${SPARK_PACKAGE:?}
[ -f "$archive" ] || no "Expected the Spark distribution at $archive, but it is not there"
[ -f "$archive.sha256" ] || no "Expected the SHA-256 of the Spark distribution in $archive.sha256, but it is not there"
found=$(sha256sum "$archive" | cut -d ' ' -f 1)
[ "$found" = "$(cut -d ' ' -f 1 "$archive.sha256")" ] || no "Expected $archive to have the SHA-256 that $archive.sha256 says, but it has $found"
[ -d "${SPARK_HOME:?}" ] || [ -d "$SPARK_HOME-backup-${FROM:?}-${STEPWISE_UPGRADE:?}" ] || no "Expected the Spark distribution of taskmanager in SPARK_HOME $SPARK_HOME, but it is not there"
tar -tzf "$archive" | grep -q '/bin/spark-submit$' || no "Expected $archive to hold a Spark distribution with bin/spark-submit, but it does not"
say "$archive is whole and taskmanager is stopped"
