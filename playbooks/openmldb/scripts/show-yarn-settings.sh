#!/bin/sh
set -eu
for name in spark.yarn.jars batchjob.jar.path spark.master; do
  sed -n "s/^ *\($name *=.*\)/\1/p" "${OPENMLDB_HOME:?}/conf/taskmanager.properties"
done
