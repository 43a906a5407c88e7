#!/bin/sh
# CVAT as developers run it: a checkout, a virtual environment, and servers that the site's own
# script starts and stops.

dev_python() (
  cd "${CVAT_DIR:?}" || exit
  PYTHONDONTWRITEBYTECODE=1 "${PYTHON_VENV:?}/bin/python" "$@" </dev/null 3>&-
)

checkout_git() { GIT_OPTIONAL_LOCKS=0 git -c "safe.directory=${CVAT_DIR:?}" -C "$CVAT_DIR" "$@"; }

dev_counts() {
  dev_python manage.py shell -c 'from django.apps import apps
for m in ("auth.User", "engine.Project", "engine.Task", "engine.Job"): print(m, apps.get_model(m).objects.count())' 2>/dev/null | grep -E '^[a-z]+\.[A-Za-z]+ [0-9]+$'
}

servers() {
  [ -x "${SERVERS_HOOK:?}" ] || no "Expected the site's script for its servers at $SERVERS_HOOK, but it is not there or may not be run"
  "$SERVERS_HOOK" "$1" </dev/null 3>&-
}

venv_backup() { say "${PYTHON_VENV:?}-backup-${FROM:?}-${STEPWISE_UPGRADE:?}"; }
