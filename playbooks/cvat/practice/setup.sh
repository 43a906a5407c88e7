#!/bin/sh
# Makes the practice installation below $PRACTICE_ROOT: a host with CVAT under Docker, and the
# repository and the registry where its releases come from. Run again, it leaves everything as it is.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
STAND_INS=$PRACTICE_SOURCE/stand-ins
RELEASE=${PRACTICE_RELEASE:-2.3.0}
[ ! -e "$PRACTICE_ROOT/ready" ] || exit 0
is_docker() { case ${PRACTICE_SCENARIO:-default} in real-docker*) ;; *) false ;; esac; }
if is_docker; then
  # shellcheck source=/dev/null
  . "$PRACTICE_SOURCE/real/docker.sh"
  require_machine
  engine_off
fi
rm -rf "$PRACTICE_ROOT/hosts" "$PRACTICE_ROOT/cluster" "$PRACTICE_ROOT/docker"
case ${PRACTICE_TOPOLOGY:-docker} in
  kubernetes | development) exec sh "$PRACTICE_SOURCE/setup-$PRACTICE_TOPOLOGY.sh" ;;
esac
root=$PRACTICE_ROOT/hosts/cvat1
engine=$root/docker
! is_docker || engine=$PRACTICE_ROOT/docker
registry=$PRACTICE_ROOT/cluster/registry
source=$PRACTICE_ROOT/cluster/source
mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/backups" "$registry" "$source"
if is_docker; then
  trap '[ -e "$PRACTICE_ROOT/ready" ] || engine_off' EXIT
  engine_on
  host_commands "$root/bin"
  cp "$PRACTICE_SOURCE/real/curl" "$root/bin/"
else
  mkdir -p "$engine/images" "$engine/volumes" "$engine/containers"
  for command in docker docker-exec.sh docker-compose.sh curl; do cp "$STAND_INS/$command" "$root/bin/"; done
fi
chmod +x "$root/bin/docker" "$root/bin/curl"
[ "${PRACTICE_SCENARIO:-default}" != real-postgres ] || cp "$PRACTICE_SOURCE/real/postgres.sh" "$root/bin/"

encoded() { echo "$1" | tr '/:' '_='; }
service() { # file, service, image, volume:place …
  file=$1
  printf '  %s:\n    container_name: %s\n    restart: always\n    image: %s\n' "$2" "$2" "$3" >>"$file"
  shift 3
  [ $# -eq 0 ] || { echo "    volumes:" >>"$file" && printf '      - %s\n' "$@" >>"$file"; }
}

volumes() { # file
  names=$(sed -n 's/^      - \([a-z_]*\):.*/\1/p' "$1" | sort -u)
  echo "volumes:" >>"$1"
  for name in $names; do echo "  $name: {}" >>"$1"; done
}

# The source of a release: number, its parts, major of PostgreSQL
release() {
  place=$source/$1
  mkdir -p "$place/cvat" "$place/components/serverless"
  echo "VERSION = ($(echo "$1" | sed 's/\./, /g'), 'final', 0)" >"$place/cvat/__init__.py"
  echo "services:" >"$place/docker-compose.yml"
  service "$place/docker-compose.yml" cvat_db "postgres:$2-alpine" cvat_db:/var/lib/postgresql/data
  case $1 in
    1.*)
      service "$place/docker-compose.yml" cvat openvino/cvat_server cvat_data:/home/django/data cvat_keys:/home/django/keys cvat_logs:/home/django/logs
      service "$place/docker-compose.yml" cvat_ui openvino/cvat_ui
      ;;
    *)
      # shellcheck disable=SC2016 # compose's own variable
      version='${CVAT_VERSION:-v'$1'}'
      service "$place/docker-compose.yml" cvat_server "cvat/server:$version" cvat_data:/data cvat_keys:/home/django/keys cvat_logs:/home/django/logs
      service "$place/docker-compose.yml" cvat_worker_export "cvat/server:$version" cvat_data:/data
      service "$place/docker-compose.yml" cvat_ui "cvat/ui:$version"
      case $1 in
        2.2.* | 2.3.*) ;;
        *)
          service "$place/docker-compose.yml" cvat_clickhouse clickhouse:23 cvat_events_db:/var/lib/clickhouse
          service "$place/docker-compose.yml" cvat_redis_ondisk kvrocks:2 cvat_cache_db:/var/lib/kvrocks
          ;;
      esac
      ;;
  esac
  volumes "$place/docker-compose.yml"
  echo "services:" >"$place/components/serverless/docker-compose.serverless.yml"
  service "$place/components/serverless/docker-compose.serverless.yml" nuclio nuclio:1
  echo "$2" >"$registry/$(encoded "postgres:$2-alpine")"
  for image in clickhouse:23 kvrocks:2 nuclio:1 traefik:2; do echo "$image" >"$registry/$(encoded "$image")"; done
  case $1 in
    1.*) for image in openvino/cvat_server openvino/cvat_ui; do echo "$1" >"$registry/$(encoded "$image")"; done ;;
    *) for image in cvat/server:v$1 cvat/ui:v$1; do echo "$1" >"$registry/$(encoded "$image")"; done ;;
  esac
}

release 1.7.0 10
release 2.2.0 10
for one in 2.3.0 2.26.1 2.76.0; do release "$one" 15; done

# The repository, the same in each practice: one commit and one tag for each release.
repository() {
  git init --quiet --bare "$PRACTICE_ROOT/cluster/cvat.git"
  work=$PRACTICE_ROOT/cluster/work
  git init --quiet "$work"
  for one in 1.7.0 2.2.0 2.3.0 2.26.1 2.76.0; do
    find "$work" -mindepth 1 -maxdepth 1 ! -name .git -exec rm -rf {} +
    cp -R "$source/$one/." "$work/"
    git -C "$work" add -A
    git -C "$work" -c user.name=practice -c user.email=practice@localhost commit --quiet -m "$one"
    git -C "$work" tag "v$one"
  done
  git -C "$work" push --quiet --tags "$PRACTICE_ROOT/cluster/cvat.git"
  rm -rf "$work"
}

if [ "${PRACTICE_SCENARIO:-default}" = postgres-major ]; then
  mkdir -p "$root/archives"
  for one in 2.2.0 2.3.0; do
    cp -R "$source/$one" "$source/cvat-$one"
    tar -C "$source" -czf "$root/archives/cvat-$one.tar.gz" "cvat-$one"
  done
  cp -R "$source/$RELEASE" "$root/cvat"
else
  repository
  git -c advice.detachedHead=false clone --quiet --branch "v$RELEASE" "$PRACTICE_ROOT/cluster/cvat.git" "$root/cvat"
fi
rm -rf "$source"

# The site's own: a file of its own, and settings.
echo "services:" >"$root/cvat/docker-compose.override.yml"
service "$root/cvat/docker-compose.override.yml" traefik traefik:2 ./site/rules.yml:/etc/traefik/rules/site.yml:ro
# Two volumes are folders of the host: one that CVAT only reads, and one of its own.
case ${PRACTICE_SCENARIO:-default} in
  postgres-major) bound=cvat_db ;;
  *) bound=cvat_logs ;;
esac
mkdir -p "$root/a share" "$root/a disk"
echo "a picture that is only read" >"$root/a share/shared.png"
# the server has another name in 1.7.0, so its override could not be read by 2.2.0
[ "$RELEASE" = 1.7.0 ] || printf '  cvat_server:\n    volumes:\n      - cvat_share:/home/django/share:ro\n' >>"$root/cvat/docker-compose.override.yml"
echo "volumes:" >>"$root/cvat/docker-compose.override.yml"
for pair in "cvat_share=$root/a share" "$bound=$root/a disk"; do
  printf '  %s:\n    driver: local\n    driver_opts:\n      type: none\n      o: bind\n      device: "%s"\n' "${pair%%=*}" "${pair#*=}" >>"$root/cvat/docker-compose.override.yml"
done
mkdir "$root/cvat/site"
echo "rules: kept" >"$root/cvat/site/rules.yml"
echo "SITE_SETTING=kept" >"$root/cvat/.env"
is_docker || for image in "$registry"/*; do
  case $(basename "$image") in
    cvat_*) [ "$(cat "$image")" != "$RELEASE" ] || cp "$image" "$engine/images/" ;;
    *) cp "$image" "$engine/images/" ;;
  esac
done
! is_docker || images "$RELEASE" "${PRACTICE_TARGET:?}"

# What users have made, and CVAT running.
(
  cd "$root/cvat"
  files='-f docker-compose.yml -f docker-compose.override.yml -f components/serverless/docker-compose.serverless.yml'
  # shellcheck disable=SC2086 # options
  if is_docker; then compose_here -p cvat $files up -d; else "$root/bin/docker" compose -p cvat $files up -d; fi
  database=$engine/volumes/cvat_cvat_db/_data
  [ "$bound" != cvat_db ] || database="$root/a disk"
  [ -f "$root/bin/postgres.sh" ] || is_docker || mkdir -p "$database/tables"
  # shellcheck source=/dev/null
  # shellcheck disable=SC2034 # postgres.sh reads it
  ENGINE=$(cd "$engine" && pwd -P)
  # shellcheck source=/dev/null
  [ ! -f "$root/bin/postgres.sh" ] || . "$root/bin/postgres.sh"
  ! is_docker || until_migrated
  rows() {
    if is_docker; then docker_rows "$1" "$2"; return; fi
    if [ -f "$root/bin/postgres.sh" ]; then real_rows "$1" "$2"; return; fi
    awk -v n="$2" -v t="$1" 'BEGIN { for (i = 1; i <= n; i++) print i "\t" t " " i }' >"$database/tables/$1"
  }
  rows auth_user 3
  rows engine_project 2
  rows engine_task 5
  rows engine_job 9
  rows engine_labeledshape 40
  is_docker || echo "migrated to $RELEASE" >"$database/migrations"
  data=$engine/volumes/cvat_cvat_data/_data
  mkdir -p "$data/data/1/raw" "$data/tasks/1/export_cache" "$data/data/a folder with blanks"
  echo picture >"$data/data/1/raw/one.png"
  echo picture >"$data/data/a folder with blanks/two.png"
  ln -s one.png "$data/data/1/raw/link.png"
  echo "an export" >"$data/tasks/1/export_cache/export.zip"
  echo secret >"$engine/volumes/cvat_cvat_keys/_data/secret_key.py"
)
touch "$PRACTICE_ROOT/ready"
