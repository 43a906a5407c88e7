#!/bin/sh
# The project as Docker has it. No terminal is ever asked for: `docker exec -it` refuses to start
# without one, and leaves an empty file where a dump should be.

# docker compose, or docker-compose where that is what the host has.
compose_command() {
  if docker compose version >/dev/null 2>&1; then
    docker compose "$@"
  else
    command -v docker-compose >/dev/null || unclear "Expected docker compose or docker-compose on this host, but there is neither"
    docker-compose "$@"
  fi
}

# compose_in FOLDER COMMAND…: with the site's own files and settings, and always the same project
# name: volumes are named after it, and another name means empty volumes.
compose_in() (
  cd "$1" || exit
  shift
  words=$#
  while IFS= read -r file; do
    [ -z "$file" ] || set -- "$@" -f "$file"
  done <<END
${COMPOSE_FILES:?}
END
  while [ "$words" -gt 0 ]; do
    word=$1
    shift
    set -- "$@" "$word"
    words=$((words - 1))
  done
  [ -z "${CVAT_HOST:-}" ] || export CVAT_HOST
  [ -z "${ACME_EMAIL:-}" ] || export ACME_EMAIL
  compose_command -p "${PROJECT:?}" "$@" </dev/null 3>&-
)

compose() { compose_in "${CVAT_DIR:?}" "$@"; }

# The first compose cannot read the files of newer releases.
compose_is_old() {
  docker compose version >/dev/null 2>&1 || say " (this host has docker-compose only; newer releases want Docker Compose V2)"
}

# What a folder's compose files mount from that very folder, named from there.
mounted_from() (
  place=$(cd "$1" && pwd -P) || exit
  compose_in "$1" config 2>/dev/null | sed -n 's/^ *source: *//p; s/^ *- \(\/[^:]*\):.*/\1/p' | tr -d "\"'" |
    while IFS= read -r one; do
      case $one in "$place"/*) say "${one#"$place"/}" ;; "$1"/*) say "${one#"$1"/}" ;; esac
    done | LC_ALL=C sort -u
)

# One line for each container of the project: name, state, service.
containers() {
  docker ps --all --filter "label=com.docker.compose.project=${PROJECT:?}" \
    --format '{{.Names}} {{.State}} {{.Label "com.docker.compose.service"}}' || unclear "Expected Docker to list the containers of $PROJECT, but it did not"
}

running() { containers | awk '$2 == "running" { print $1 }'; }

container_of() { containers | awk -v s="$1" '$3 == s { print $1; exit }'; }

# The server was the service cvat before 2.2.0.
server() (
  name=$(container_of cvat_server)
  [ -n "$name" ] || name=$(container_of cvat)
  [ -n "$name" ] || no "Expected a container of the server (cvat_server, or cvat before 2.2.0) in the project $PROJECT, but there is none"
  say "$name"
)

database() (
  name=$(container_of cvat_db)
  [ -n "$name" ] || no "Expected a container of the database (cvat_db) in the project $PROJECT, but there is none"
  say "$name"
)

in_server() (
  name=$(server) || exit
  docker exec "$name" "$@" </dev/null 3>&-
)

volumes() {
  docker volume ls --filter "label=com.docker.compose.project=${PROJECT:?}" --format '{{.Name}}' | LC_ALL=C sort || unclear "Expected Docker to list the volumes of $PROJECT, but it did not"
}

mountpoint_of() (
  place=$(docker volume inspect --format '{{.Mountpoint}}' "$1" 2>/dev/null) || no "Expected a volume $1, but there is none"
  { [ -d "$place" ] && [ -r "$place" ] && [ -x "$place" ]; } || unclear "Expected to read the volume $1 at $place, but this user may not: log in as a user who may read Docker's volumes"
  say "$place"
)

# The release of the server that runs, asked of its own code.
running_release() (
  name=$(server) || exit
  docker exec "$name" python3 -c 'import cvat; print(cvat.__version__)' </dev/null 2>/dev/null 3>&- | sed -n 's/^\([0-9][0-9.]*[0-9]\).*/\1/p' | head -n 1
)

# The release of a source folder.
source_release() {
  sed -n 's/^VERSION *= *(\([0-9]*\), *\([0-9]*\), *\([0-9]*\),.*/\1.\2.\3/p' "$1/cvat/__init__.py" 2>/dev/null
}

# Whether the server answers through the site's own address.
require_answer() (
  path=/api/server/about
  case $1 in 0.* | 1.*) path=/api/v1/server/about ;; esac
  set -- "$1" --silent --max-time 10 --output /dev/null --write-out '%{http_code}'
  [ -z "${CVAT_HOST:-}" ] || set -- "$@" --header "Host: $CVAT_HOST"
  release=$1
  shift
  code=$(curl "$@" "${CVAT_URL:?}$path" 2>/dev/null) || code=none
  case $code in
    200 | 401 | 403) ;;
    *) no "Expected CVAT $release to answer at $CVAT_URL$path, but got ${code:-nothing}" ;;
  esac
)

# Every container of the project runs; a database of another major version restarts for ever.
require_all_running() (
  list=$(containers) || exit
  [ -n "$list" ] || no "Expected containers of the project $PROJECT, but there are none"
  away=$(say "$list" | awk '$2 != "running" { print $1 " is " $2 }' | tr '\n' ',')
  [ -z "$away" ] || no "Expected every container of $PROJECT to run, but ${away%,}"
)
