#!/bin/sh
set -eu
missing=
for image in $(compose_in "$STAGED_DIR" config 2>/dev/null | sed -n 's/^ *image: *//p' | tr -d '"' | sort -u); do
  docker image inspect "$image" >/dev/null 2>&1 || missing="$missing $image"
done
[ -z "$missing" ] || no "Expected every image of ${TO:?} on this host, but these are missing:$missing"
# an image of the name "latest", or one that was loaded under a wrong name
for image in $(compose_in "$STAGED_DIR" config 2>/dev/null | sed -n 's/^ *image: *//p' | tr -d '"' | grep '/\(cvat_\)\{0,1\}server\(:\|@\|$\)' | sort -u); do
  found=$(docker run --rm --network none --entrypoint python3 "$image" -c 'import cvat; print(cvat.__version__)' </dev/null 2>/dev/null 3>&- | sed -n 's/^\([0-9][0-9.]*[0-9]\).*/\1/p' | head -n 1) || found=
  [ "$found" = "$TO" ] || no "Expected the image $image to hold CVAT $TO, but it holds ${found:-none that answers}"
done
say "Every image of $TO is on this host"
