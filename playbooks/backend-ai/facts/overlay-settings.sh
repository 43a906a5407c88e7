#!/bin/sh
# Whether etcd has settings of overlay networks below their old key: some, none, unknown.
set -eu
[ -f "${MANAGER_HOME:?}/alembic.ini" ] || {
  say unknown
  exit 0
}
if found=$(etcd_subtree "$OLD_KEY" 3>/dev/null); then
  if [ -n "$found" ]; then say some; else say none; fi
else
  say unknown
fi
