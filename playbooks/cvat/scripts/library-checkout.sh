#!/bin/sh
# CVAT as developers run it: a git checkout, a virtual environment, servers that the site's own script
# starts and stops, and a database that is reached over the network.

checkout_git() { GIT_OPTIONAL_LOCKS=0 git -c "safe.directory=${CVAT_DIR:?}" -c advice.detachedHead=false -C "$CVAT_DIR" "$@" </dev/null 3>&-; }

# Nothing is compiled beside the sources: what is kept must stay as it is.
checkout_python() (
  cd "${CVAT_DIR:?}" || exit
  PYTHONDONTWRITEBYTECODE=1 "${VENV:?}/bin/python" "$@" </dev/null 3>&-
)

servers_hook() (
  [ -x "${SERVERS_HOOK:?}" ] || no "Expected the site's script for its servers at $SERVERS_HOOK, but it is not there or may not be run"
  cd "${CVAT_DIR:?}" || exit
  "$SERVERS_HOOK" "$1" </dev/null >/dev/null 2>&1 3>&-
)

# database_tool TOOL ARGUMENT…: the password in the tool's environment only.
database_tool() (
  tool=$1
  shift
  PGPASSWORD=${CVAT_POSTGRES_PASSWORD:-} "$tool" -h "${CVAT_POSTGRES_HOST:?}" -p "${CVAT_POSTGRES_PORT:?}" -U "${CVAT_POSTGRES_USER:?}" -w "$@" 3>&-
)

# checkout_psql DATABASE STATEMENT
checkout_psql() { database_tool psql -X -d "$1" -At -v ON_ERROR_STOP=1 -c "$2" </dev/null; }

checkout_counts() (
  for table in $COUNTED; do
    rows=$(checkout_psql "${CVAT_POSTGRES_DBNAME:?}" "select count(*) from $table" 2>/dev/null) || unclear "Expected the database $CVAT_POSTGRES_DBNAME at $CVAT_POSTGRES_HOST to count the rows of $table, but it did not"
    say "$table $rows"
  done
)

require_checkout_counts() (
  now=$(checkout_counts) || exit
  lost=$(say "$now" | awk 'NR == FNR { was[$1] = $2; next } $2 < was[$1] { print $1 " has " $2 " rows instead of " was[$1] }' "$1" - | tr '\n' ',')
  [ -z "$lost" ] || no "Expected no rows to be lost, but ${lost%,}"
)

# Code, schema, rows and servers of a release.
require_checkout_serves() (
  found=$(source_release "${CVAT_DIR:?}")
  [ "$found" = "$1" ] || no "Expected the checkout in $CVAT_DIR to be of $1, but it is of ${found:-no release}"
  checkout_python manage.py migrate --check >/dev/null 2>&1 || no "Expected the database to have the schema of $1, but 'manage.py migrate --check' does not agree"
  require_checkout_counts "$2" || exit
  require_answer "$1"
)

# Tracked files that differ from the commit; git writes nothing meanwhile.
edited_files() { checkout_git status --porcelain --untracked-files=no | sed 's/^...//' | tr '\n' ' '; }

DATA_FOLDERS='data keys'

# What is in the folders with data: "sha256  path".
checkout_data() (
  cd "${CVAT_DIR:?}" || exit
  for folder in $DATA_FOLDERS; do
    [ ! -d "$folder" ] || tree_of "$folder" | sed "s|  \./|  $folder/|; s|^link \./|link $folder/|"
  done
)

kept_venv() { say "${VENV:?}-${FROM:?}-${STEPWISE_UPGRADE:?}"; }

# requirements FILE: what a file of requirements and those that it names ask for, "name version condition".
requirements() (
  sed 's/ *\\$//; s/ *#.*//; s/\r$//' "$1" | while IFS= read -r line; do
    case $line in
      '' | ' '*) ;;
      '-r '*) requirements "$(dirname "$1")/${line#-r }" || exit ;;
      -*) ;;
      *==*) say "$line" | sed 's/ *\[[^]]*\]//; s/ *== */ /; s/ *;.*/ maybe/' ;;
      *) say "$line" | sed 's/[][ @<>=!~;].*//; s/$/ any/' ;;
    esac
  done
)
