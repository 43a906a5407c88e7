#!/bin/sh
# The database alone: nobody writes to it while it is dumped.
set -eu
compose up -d --no-deps cvat_db 2>&1 || say "compose up cvat_db ended with $?"
