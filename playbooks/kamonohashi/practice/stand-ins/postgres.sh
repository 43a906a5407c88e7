#!/bin/sh
# Stands in for psql and pg_dump in the database's pod. A database is a file: the body of its plain dump.
# shellcheck disable=SC1091 # beside this file, once it is put up
. "$PRACTICE_ROOT/stand-ins/lib.sh"
program=$1
shift
database=platypusdb statement=
while [ $# -gt 0 ]; do
  case $1 in
    -d) database=$2; shift ;;
    -c) statement=$2; shift ;;
    -U | -v) shift ;;
  esac
  shift
done
file=$DATA/$database.sql
missing() { echo "psql: FATAL:  database \"$database\" does not exist" >&2; exit 2; }
[ "$database" = postgres ] || [ -f "$file" ] || missing

records() { awk -v head="COPY public.\"$1\"" 'index($0, head) == 1 { inside = 1; next } inside && /^\\\.$/ { exit } inside' "$file"; }
tables() { sed -n 's/^CREATE TABLE public\."\{0,1\}\([^ "]*\).*/\1/p' "$file"; }

dump() {
  printf -- '--\n-- PostgreSQL database dump\n--\n'
  cat "$file"
  ! fault dump-cut-off || exit 0
  printf -- '--\n-- PostgreSQL database dump complete\n--\n'
}

query() {
  case $1 in
    *__EFMigrationsHistory*) records __EFMigrationsHistory | cut -f 1 | LC_ALL=C sort | tail -n 1 ;;
    *notebook*) tables | grep -i notebook ;;
    *information_schema.tables*) tables | wc -l | tr -d ' ' ;;
    *'FROM "Tenants"') records Tenants | wc -l | tr -d ' ' ;;
    *pg_database_size*) echo $(($(wc -c <"$file") / 1024 + 1)) ;;
    *pg_terminate_backend*) ;;
    COPY*) table=$(echo "$1" | sed 's/.*FROM "\([^"]*\)".*/\1/'); echo Id,Name; records "$table" | tr '\t' , ;;
    'DROP DATABASE IF EXISTS '*) rm -f "$DATA/${1#DROP DATABASE IF EXISTS }.sql" ;;
    'CREATE DATABASE '*) name=${1#CREATE DATABASE }; : >"$DATA/${name%% *}.sql" ;;
    'ALTER DATABASE '*) name=${1#ALTER DATABASE }; mv "$DATA/${name%% *}.sql" "$DATA/${1##* }.sql" ;;
    *) echo "ERROR:  syntax error in: $1" >&2; exit 1 ;;
  esac
}

case $program in
  pg_dump) dump ;;
  psql)
    if [ -n "$statement" ]; then
      query "$statement"
    else
      # one transaction: all of it or nothing
      mkdir -p "$PRACTICE_ROOT/unfinished"
      sed '/^--$/d; /^-- PostgreSQL database dump\( complete\)\{0,1\}$/d' >"$PRACTICE_ROOT/unfinished/load"
      fault restore-fails && { rm -f "$PRACTICE_ROOT/unfinished/load"; echo "ERROR:  out of shared memory" >&2; exit 3; }
      mv "$PRACTICE_ROOT/unfinished/load" "$file"
    fi
    ;;
esac
