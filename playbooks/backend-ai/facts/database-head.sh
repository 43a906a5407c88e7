#!/bin/sh
# The rows of alembic_version, in one line.
set -eu
heads=$(database_heads) || no "Expected database ${DB_NAME:?} at ${DB_HOST:?}:${DB_PORT:?} to answer, but it does not"
say "${heads:-none}"
