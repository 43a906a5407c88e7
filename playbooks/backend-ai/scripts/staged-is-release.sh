#!/bin/sh
# What pip left, not what it said.
set -eu
for component in $(components_here); do
  folder=$(environment_of "$component" "${TO:?}")
  [ -f "$folder/.complete" ] || no "Expected $folder to be complete, but pip did not come to its end there"
  found=$(release_in "$folder" "$component")
  same_release "$found" "$TO" || no "Expected $component $TO in $folder, but found '${found:-none}'"
  python=$("$folder/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || no "Expected $folder/bin/python to work, but it does not"
  [ "$python" = "${PYTHON_VERSION:-${TO_PYTHON:?}}" ] || no "Expected Python ${PYTHON_VERSION:-$TO_PYTHON} in $folder, but it is $python"
  complaints=$(in_environment "$folder" python -m pip --disable-pip-version-check check 2>&1) || :
  case ${VENV_OPTIONS:-} in
    *--system-site-packages*) complaints=$(say "$complaints" | grep -i '^backend.ai' || :) ;; # the system's own are not ours
  esac
  case $complaints in
    '' | 'No broken requirements found.') ;;
    *) no "Expected what $component needs to be in $folder, but pip check says: $(say "$complaints" | head -n 3)" ;;
  esac
done
if [ -n "${MANAGER_HOME:-}" ] && [ -f "$MANAGER_HOME/alembic.ini" ]; then
  folder=$(environment_of manager "$TO")
  heads=$(alembic_in "$folder" heads 2>/dev/null | cut -d ' ' -f 1 | tr '\n' ' ' | sed 's/ $//') || heads=
  [ "$heads" = "${TO_ALEMBIC_HEAD:?}" ] || no "Expected the migrations of $TO to end at $TO_ALEMBIC_HEAD, but alembic of $folder says '${heads:-none}': the package lacks migrations, or is another release"
  count=$(alembic_in "$folder" history 2>/dev/null | grep -c ' -> ') || count=0
  [ "$count" = "${TO_REVISIONS:?}" ] || no "Expected the $TO_REVISIONS migrations of $TO in $folder, but found $count"
fi
say "The environment of $TO is whole"
