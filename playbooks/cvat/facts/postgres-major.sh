#!/bin/sh
# The major version of the database's files. Asked of the volume: the image may be another by now.
set -eu
place=$(mountpoint_of "$(database_volume)")
sed 's/[^0-9].*//' "$place/PG_VERSION"
