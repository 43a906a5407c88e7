#!/bin/sh
set -eu
[ -x "${SPARK_HOME:?}/bin/spark-submit" ] || no "Expected the old Spark distribution in $SPARK_HOME, but bin/spark-submit is not there"
[ ! -e "$SPARK_HOME-backup-${FROM:?}-${STEPWISE_UPGRADE:?}" ] || no "Expected the old Spark distribution to be back, but it is still in $SPARK_HOME-backup-$FROM-$STEPWISE_UPGRADE"
[ ! -e "$SPARK_HOME.new" ] || no "Expected nothing left of the new Spark distribution, but $SPARK_HOME.new is there"
say "The old Spark distribution is in $SPARK_HOME"
