#!/bin/sh
# The drivers come back with deploy all of the old release, which the way back runs anyway.
set -eu
rm -f "$NOTES/clean-again.ended" "$NOTES/clean-again.boot"
say "The drivers return with the old release's deploy all"
