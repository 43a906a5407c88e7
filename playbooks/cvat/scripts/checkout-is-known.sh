#!/bin/sh
# A checkout whose files are those of its commit, and a database that may be dropped and made again.
set -eu
checkout_git rev-parse --verify --quiet HEAD >/dev/null || no "Expected a git checkout in ${CVAT_DIR:?}, but it is none"
edited=$(edited_files)
[ -z "$edited" ] || no "Expected no edits in the checkout, but these files differ from its commit: $edited. Commit or stash them"
[ -x "${VENV:?}/bin/python" ] || no "Expected a virtual environment in $VENV, but $VENV/bin/python is not there"
[ -x "${SERVERS_HOOK:?}" ] || no "Expected the site's script for its servers at $SERVERS_HOOK, but it is not there or may not be run"
may=$(checkout_psql "${CVAT_POSTGRES_DBNAME:?}" 'select rolsuper or rolcreatedb from pg_roles where rolname = current_user' 2>/dev/null) || unclear "Expected the database $CVAT_POSTGRES_DBNAME at ${CVAT_POSTGRES_HOST:?} to answer, but it did not: is the password right?"
[ "$may" = t ] || no "Expected the role ${CVAT_POSTGRES_USER:?} to be allowed to create databases, which the way back needs, but it is not"
say "The checkout is as its commit, and the database answers"
