#!/bin/sh
# docker compose: the files' services as containers and volumes.
# shellcheck disable=SC2154 # HOST_ROOT, ENGINE and REGISTRY are docker's

# One line for each service: service container image volume,volume
services() {
  # shellcheck disable=SC2086 # names of files without blanks
  cat $files | awk -v version="${CVAT_VERSION:-}" '
    /^[a-z]/ { part = $1 }
    part == "services:" && /^  [a-z_]+:/ { service = $1; sub(/:/, "", service); if (!(service in seen)) { seen[service] = 1; order[++n] = service } }
    part == "services:" && /^    container_name:/ { container[service] = $2 }
    part == "services:" && /^    image:/ {
      image = $2
      if (match(image, /\$\{CVAT_VERSION:-[^}]*\}/)) {
        word = substr(image, RSTART + 16, RLENGTH - 17)
        image = substr(image, 1, RSTART - 1) (version == "" ? word : version)
      }
      images[service] = image
    }
    part == "services:" && /^      - [a-z_]+:/ { place = $2; sub(/:.*/, "", place); volumes[service] = volumes[service] place "," }
    END { for (i = 1; i <= n; i++) print order[i], (order[i] in container ? container[order[i]] : order[i]), images[order[i]], (volumes[order[i]] == "" ? "-" : volumes[order[i]]) }'
}

create() { # service container image volumes
  [ ! -f "$ENGINE/containers/$2" ] || return 0
  names=
  for one in $(echo "$4" | tr ',' ' '); do
    [ "$one" != - ] || continue
    names="$names ${project}_$one"
    if [ ! -d "$ENGINE/volumes/${project}_$one" ]; then
      mkdir -p "$(data_of "${project}_$one")"
      echo "$project" >"$ENGINE/volumes/${project}_$one/project"
    fi
  done
  printf 'project=%s\nservice=%s\nimage=%s\nvolumes=%s\nstate=exited\n' "$project" "$1" "$3" "$names" >"$ENGINE/new"
  mv "$ENGINE/new" "$ENGINE/containers/$2"
}

start() { # service container image
  [ "$(field "$2" state)" != running ] || return 0
  if ! [ -f "$ENGINE/images/$(encoded "$3")" ]; then
    echo "Error response from daemon: No such image: $3" >&2
    return 1
  fi
  database=$(data_of "${project}_cvat_db")
  case $1 in
    cvat_db)
      major=$(version_of "$3")
      if [ ! -f "$database/PG_VERSION" ]; then put "$database/PG_VERSION" "$major"; fi
      if [ "$(cat "$database/PG_VERSION")" != "$major" ]; then set_state "$2" restarting; return 0; fi
      ! is_real || real_start "$database"
      put "$database/postmaster.pid" 1
      ;;
    cvat | cvat_server)
      if ! fault migration-stays-open; then put "$database/schema" "$(version_of "$3")"; fi
      ! is_real || real_migrate "$(version_of "$3")"
      [ ! -d "$database/tables" ] || put "$database/migrations" "migrated to $(cat "$database/schema")"
      ;;
  esac
  if [ "$1" = cvat_ui ] && fault ui-does-not-start; then set_state "$2" restarting; return 0; fi
  set_state "$2" running
}

stop() { # container
  if [ "$(field "$1" service)" = cvat_server ] && fault stop-ignored; then return 0; fi
  set_state "$1" exited
  [ "$(field "$1" service)" = cvat_db ] || return 0
  ! is_real || real_stop "$(data_of "${project}_cvat_db")"
  rm -f "$(data_of "${project}_cvat_db")/postmaster.pid"
}

compose() {
  project='' files='' verb='' only='' options=''
  while [ $# -gt 0 ]; do
    case $1 in
      -p) project=$2; shift ;;
      -f) files="$files $2"; shift ;;
      -*) options="$options $1" ;;
      *) if [ -z "$verb" ]; then verb=$1; else only="$only $1"; fi ;;
    esac
    shift
  done
  case $verb in
    version) echo "Docker Compose version v2.0.0-practice"; return ;;
    config)
      for file in $files; do [ -f "$file" ] || { echo "open $file: no such file or directory" >&2; exit 14; }; done
      case $options in
        *--volumes*) services | awk '{ print $4 }' | tr ',' '\n' | grep -v '^-*$' | sort -u ;;
        *)
          services | awk '{ print "  " $1 ":"; print "    image: " $3 }'
          # shellcheck disable=SC2086 # names of files without blanks
          cat $files | sed -n 's/^      - \.\/\([^:]*\):.*/\1/p' | while read -r one; do echo "        source: $PWD/$one"; done
          ;;
      esac
      return
      ;;
  esac
  services | while read -r service container image volumes; do
    case " $only " in "  " | *" $service "*) ;; *) continue ;; esac
    case $verb in
      pull | build)
        if fault pull-fails; then echo "Error response from daemon: manifest unknown" >&2; exit 0; fi
        if [ -f "$REGISTRY/$(encoded "$image")" ]; then
          cp "$REGISTRY/$(encoded "$image")" "$ENGINE/new"
          mv "$ENGINE/new" "$ENGINE/images/$(encoded "$image")"
        fi
        ;;
      up)
        create "$service" "$container" "$image" "$volumes"
        case $options in *--no-start*) ;; *) start "$service" "$container" "$image" ;; esac
        ;;
      start) [ ! -f "$ENGINE/containers/$container" ] || start "$service" "$container" "$(field "$container" image)" ;;
      stop) [ ! -f "$ENGINE/containers/$container" ] || stop "$container" ;;
      rm | down)
        if [ -f "$ENGINE/containers/$container" ] && ! { [ "$verb" = down ] && fault down-leaves-all; }; then
          stop "$container"
          rm -f "$ENGINE/containers/$container"
        fi
        ;;
    esac
  done
}
