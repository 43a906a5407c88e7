#!/bin/sh
# The old distribution is moved aside, not copied: nothing uses it while taskmanager is stopped.
set -eu
backup=${SPARK_HOME:?}-backup-${FROM:?}-${STEPWISE_UPGRADE:?}
rm -rf "$SPARK_HOME.new"
mkdir -p "$SPARK_HOME.new/unpacked"
tar -xzf "${PACKAGE_DIR:?}/${SPARK_PACKAGE:?}" -C "$SPARK_HOME.new/unpacked"
set -- "$SPARK_HOME.new/unpacked"/*/bin
{ [ $# -eq 1 ] && [ -d "$1" ]; } || no "Expected one folder with a Spark distribution in $SPARK_PACKAGE, but found: $*"
if [ ! -d "$backup" ]; then
  mv "$SPARK_HOME" "$backup"
else
  rm -rf "$SPARK_HOME"
fi
mv "$(dirname "$1")" "$SPARK_HOME"
rm -rf "$SPARK_HOME.new"
fact SPARK_BACKUP "$backup"
say "The new Spark distribution is in $SPARK_HOME, the old one in $backup"
