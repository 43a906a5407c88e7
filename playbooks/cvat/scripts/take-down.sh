#!/bin/sh
# Never with -v: that would remove the volumes.
set -eu
compose down "$PATIENT" 2>&1 || say "compose down ended with $?"
