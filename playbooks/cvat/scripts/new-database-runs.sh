#!/bin/sh
set -eu
require_database
found=$(database_major)
[ "$found" = "${TO_POSTGRES:?}" ] || no "Expected PostgreSQL $TO_POSTGRES, but ${found:-nothing} answers"
say "PostgreSQL $found runs"
