#!/bin/sh
# Without a backup the old distribution was never moved.
set -eu
backup=${SPARK_HOME:?}-backup-${FROM:?}-${STEPWISE_UPGRADE:?}
if [ -d "$backup" ]; then
  rm -rf "$SPARK_HOME"
  mv "$backup" "$SPARK_HOME"
fi
rm -rf "$SPARK_HOME.new"
say "The old Spark distribution is in $SPARK_HOME"
