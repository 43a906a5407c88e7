#!/bin/sh
set -eu
python=$(new_interpreter) || no "Expected python${PYTHON_VERSION:-$TO_PYTHON} in ${PYTHON_DIR:?} or on the PATH, since ${TO:?} needs it, but it is not there"
for component in $(components_here); do
  folder=$(environment_of "$component" "$TO")
  [ ! -d "$folder" ] || [ -f "$folder/.stepwise" ] || no "Expected $folder not to be there yet, but it is, and Stepwise did not make it. Move it away"
done
say "$("$python" --version) is there"
