#!/bin/sh
# Before anything stops: the new files are valid with the site's settings, and mean the same volumes.
set -eu
compose_in "$STAGED_DIR" config >/dev/null 2>&1 || no "Expected compose to read the new files with the site's settings, but it said: $(compose_in "$STAGED_DIR" config 2>&1 | tail -n 1)$(compose_is_old)"
away=$(mounted_from "$STAGED_DIR" | while IFS= read -r one; do
  [ -e "$STAGED_DIR/$one" ] || [ ! -e "${CVAT_DIR:?}/$one" ] || printf '%s ' "$one"
done)
[ -z "$away" ] || no "Expected everything that the site's files mount from CVAT's folder to be in the new source too, but these folders are in $CVAT_DIR only: $away. Move them out of it and mount them from there: Docker would mount empty ones"
wanted=$(compose_in "$STAGED_DIR" config --volumes 2>/dev/null)
lost=
while IFS= read -r volume; do
  [ -n "$volume" ] || continue
  short=${volume#"${PROJECT:?}"_}
  say "$wanted" | grep -qx "$short" || lost="$lost $volume"
done <"${BASELINE:?}/volumes"
[ -z "$lost" ] || say "Not used any more by ${TO:?}, and kept:$lost"
for needed in cvat_db cvat_data cvat_keys; do
  say "$wanted" | grep -qx "$needed" || no "Expected the new files to use the volume $needed, but they do not: CVAT would start empty"
done
if ! case ${TO:?} in 0.* | 1.* | 2.?.* | 2.[1-6]?.* | 2.7[01].*) true ;; *) false ;; esac; then
  # what users made and the settings of sign-in stay below /home/django; only CVAT's own files moved
  old=$(cd "$STAGED_DIR" && say "$COMPOSE_FILES" | while IFS= read -r file; do
    [ -z "$file" ] || grep -o '/home/django/[^: "]*' "$file" 2>/dev/null || true
  done | grep -v '^/home/django/\(data\|keys\|logs\|share\|\.ssh\|auth_config\.yml\)\(/\|$\)' | sort -u | tr '\n' ' ') || old=
  [ -z "$old" ] || no "Expected no mounts of CVAT's own files below /home/django, since they are in /opt/cvat from 2.72.0 on, but the site's files mount: $old"
fi
say "The new files are valid with the site's settings and use the same volumes"
