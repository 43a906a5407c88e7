#!/bin/sh
set -eu
compose stop "$PATIENT" cvat_db 2>&1 || say "compose stop ended with $?"
