#!/bin/sh
# Makes the environment of the new release beside the old one. Nothing that runs is touched.
set -eu
python=$(new_interpreter)
for component in $(components_here); do
  folder=$(environment_of "$component" "${TO:?}")
  ! [ -f "$folder/.complete" ] || ! same_release "$(release_in "$folder" "$component")" "$TO" || continue
  [ ! -d "$folder" ] || [ -f "$folder/.stepwise" ] || no "Expected to make $folder, but somebody else has made it"
  rm -rf "${folder:?}"
  mkdir -p "$folder.part"
  say "${STEPWISE_UPGRADE:?}" >"$folder.part/.stepwise"
  mv "$folder.part" "$folder"
  # shellcheck disable=SC2086 # options, if any
  "$python" -m venv ${VENV_OPTIONS:-} "$folder"
  pip_install "$folder" "backend.ai-$component==$TO"
  : >"$folder/.complete"
done
fact STAGED_BY "$STEPWISE_UPGRADE"
say "The environment of $TO is made for: $(components_here | tr '\n' ' ')"
