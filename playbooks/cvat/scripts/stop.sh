#!/bin/sh
# Stopped, not taken down: the backup needs what belongs to the containers.
set -eu
compose stop "$PATIENT" 2>&1 || say "compose stop ended with $?"
