#!/bin/sh
# The database of the practice CVAT as a real PostgreSQL of this machine: its cluster is in the
# volume, in pgdata/, beside the file PG_VERSION that says which image it stands for. It listens on a
# socket only. Sourced by the stand-in of docker.
# shellcheck disable=SC2154 # HOST_ROOT, ENGINE and project are docker's

# PostgreSQL refuses to run as root, and may not enter the folders of the one who practises.
as_user() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && setpriv --reuid=postgres --regid=postgres --init-groups --inh-caps=+dac_override --ambient-caps=+dac_override "$@")
  else
    "$@"
  fi
}

server_bin() {
  for folder in /usr/lib/postgresql/*/bin; do :; done
  echo "$folder"
}

# A socket's path may have 107 characters, which the practice folder may exceed.
socket_dir() { echo "/tmp/.cvat-$(echo "$ENGINE" | cksum | cut -d ' ' -f 1)"; }

real_start() { # folder of the volume
  sockets=$(socket_dir)
  mkdir -p "$sockets"
  chmod 777 "$sockets"
  if [ ! -d "$1/pgdata" ]; then
    rm -rf "$1/pgdata.new"
    mkdir "$1/pgdata.new"
    [ "$(id -u)" -ne 0 ] || chown postgres "$1/pgdata.new"
    as_user "$(server_bin)/initdb" -D "$1/pgdata.new" -U root --auth=trust --encoding=UTF8 --no-instructions --no-sync >/dev/null 2>&1
    mv "$1/pgdata.new" "$1/pgdata"
  fi
  ! as_user "$(server_bin)/pg_ctl" -D "$1/pgdata" status >/dev/null 2>&1 || return 0
  as_user "$(server_bin)/pg_ctl" -D "$1/pgdata" -w -l "$1/log" -o "-k $sockets -c listen_addresses='' -c fsync=off" start >/dev/null 2>&1 </dev/null
  as_user psql -h "$sockets" -U root -d postgres -At -c "select 1 from pg_database where datname = 'cvat'" | grep -q 1 ||
    as_user psql -q -h "$sockets" -U root -d postgres -c 'create database cvat'
}

real_stop() {
  [ ! -d "$1/pgdata" ] || as_user "$(server_bin)/pg_ctl" -D "$1/pgdata" -m fast -w stop >/dev/null 2>&1 || true
  rm -rf "$(socket_dir)"
}

real_exec() { # psql, pg_dumpall or pg_isready, as they are called in the container
  tool=$1
  shift
  case $tool in
    pg_isready) as_user pg_isready -q -h "$(socket_dir)" -U root ;;
    *) as_user "$tool" -h "$(socket_dir)" "$@" ;;
  esac
}

# What a server of a release does to the database when it starts.
real_migrate() {
  as_user psql -q -h "$(socket_dir)" -U root -d cvat -c "create table if not exists django_migrations (name text primary key); insert into django_migrations values ('$1') on conflict do nothing" >/dev/null 2>&1
}

real_rows() { # table, rows
  as_user psql -q -h "$(socket_dir)" -U root -d cvat -c "create table $1 (id int primary key, name text); insert into $1 select i, 'row ' || i from generate_series(1, $2) i"
}
