#!/bin/sh
set -eu
require_no_writers
database_pod >/dev/null
say "No pod but the database's is left of what writes"
