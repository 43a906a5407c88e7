#!/bin/sh
set -eu
require_no_writers
database_pod >/dev/null
say "No pod of the backend or the frontend is left; the database runs"
