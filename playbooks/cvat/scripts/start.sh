#!/bin/sh
# The database is migrated while the server starts; nobody may interrupt that, so nothing here waits
# for it or ends it: whether it is done is asked afterwards, for as long as it takes.
set -eu
compose up -d 2>&1 || say "compose up ended with $?"
