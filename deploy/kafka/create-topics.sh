#!/bin/sh
# Creates the declared topics that do not exist yet: "name partitions" per line of the file.
# Usage: create-topics.sh BOOTSTRAP FILE [REPLICATION]
set -eu
bootstrap=$1
file=$2
replication=${3:-1}

while read -r name partitions; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$bootstrap" --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor "$replication" </dev/null
done <"$file"
