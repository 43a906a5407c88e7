#!/bin/sh
# FATE's folders: which release they are, what is in them, and the copies that the upgrade makes.

# The release of a python folder. 1.4.0 is the only one without the file fate.env.
release_of_code() (
  for file in "$1/fate.env" "$(dirname "$1")/fate.env"; do
    found=$(sed -n 's/^FATE=\([0-9][0-9.]*\).*/\1/p' "$file" 2>/dev/null | head -n 1)
    [ -z "$found" ] || break
  done
  if [ -z "$found" ] && [ -f "$1/fate_flow/settings.py" ] && [ -f "$1/fate_flow/utils/setting_utils.py" ]; then
    found=1.4.0
  fi
  say "$found"
)

# Every file of a folder with its hash, without what runs write.
list_of() (
  cd "$1" || exit
  find . \( -path ./logs -o -path ./jobs -o -path ./model_local_cache -o -name __pycache__ -o -path ./temp -o -path ./fate_flow/temp \) -prune -o \
    -type f ! -name '*.pyc' ! -name '*.log' ! -name '*.pid' -exec sha256sum {} + | LC_ALL=C sort -k 2
)

# When FATE Flow's code alone was upgraded, the rest of python still tells the old release. The note
# counts as long as the folder is the one that it was written for.
note_flow_release() { say "$1 $(list_of "$FLOW_HOME" | sha256sum | cut -d ' ' -f 1)" | write_whole "${STATE_DIR:?}/flow-release"; }

flow_release_noted() (
  { [ -s "${STATE_DIR:?}/flow-release" ] && [ -d "$FLOW_HOME" ]; } || exit 0
  read -r release hash <"$STATE_DIR/flow-release"
  [ "$hash" != "$(list_of "$FLOW_HOME" | sha256sum | cut -d ' ' -f 1)" ] || say "$release"
)

# The part of the list of the python folder that concerns a folder in it: folder
list_before() {
  if [ "$1" = python ]; then
    cat "${NOTES:?}/code.before"
  else
    sed -n "s|  \./$1/|  ./|p" "${NOTES:?}/code.before"
  fi
}

# The folder that a module replaces, below FATE_ROOT.
replaced_by() {
  case $1 in
    all | fatepython) say python ;;
    fateflow) say python/fate_flow ;;
    *) unclear "Expected a module that replaces code, but got '$1'" ;;
  esac
}

changes_code() { [ "$1" != mysql ]; }

changes_database() { [ "$1" = mysql ] || [ "$1" = all ]; }

# Folders that may be copies of old code. The manual names two places, and two names for each.
copies() (
  for folder in "$FATE_ROOT"/python_* "$FATE_ROOT"/python/fate_flow_* "$FATE_ROOT"/python/flow_* \
    "${PACKAGE_COPY:-/nowhere}"/upgrade_package/python_* "${PACKAGE_COPY:-/nowhere}"/upgrade_package/fate_flow_* \
    "${PACKAGE_COPY:-/nowhere}"/upgrade_package/flow_* "${HOME:-/nowhere}"/upgrade_package/python_*; do
    [ ! -d "$folder" ] || say "$folder"
  done
)

# The copies that a module made in this upgrade, one a line.
new_copies() (
  case $(replaced_by "$1") in
    python) name=python ;;
    *) name='\(fate_\)\{0,1\}flow' ;;
  esac
  copies | grep "/${name}_[^/]*\$" | grep -Fxv -f "${NOTES:?}/copies.before" || true
)

# The one copy that a module made.
new_copy() (
  found=$(new_copies "$1")
  case $(say "$found" | grep -c .) in
    1) say "$found" ;;
    0) no "Expected a folder with the old code, such as $FATE_ROOT/$(replaced_by "$1")_20200901120000, but the upgrade made none" ;;
    *) no "Expected one folder with the old code, but the upgrade made several: $found" ;;
  esac
)

is_as_before() (
  [ -d "$2" ] || exit 1
  found=$(list_of "$2")
  wanted=$(list_before "$1")
  [ "$found" = "$wanted" ]
)

# Moves a folder of the new code away, under a name that nothing has yet.
set_aside() (
  name=$FATE_ROOT/upgraded-$(basename "$1")-$(mark_of_upgrade)
  number=0
  while [ -e "$name" ]; do
    number=$((number + 1))
    name=$FATE_ROOT/upgraded-$(basename "$1")-$(mark_of_upgrade)-$number
  done
  mv "$1" "$name"
  say "Moved $1 to $name"
)

# The old code back in its place, whatever part of the exchange was done.
restore_code() (
  what=$(replaced_by "$1")
  place=$FATE_ROOT/$what
  inner=${what#python/}
  copy=$(new_copies "$1")
  if is_as_before "$inner" "$place"; then
    [ -z "$copy" ] || say "$copy" | while read -r folder; do set_aside "$folder"; done
  else
    copy=$(new_copy "$1")
    is_as_before "$inner" "$copy" || no "Expected $copy to hold the code as it was before the upgrade, but it differs. Nothing was touched; a copy is $NOTES/python.tar.gz"
    [ ! -e "$place" ] || set_aside "$place"
    mv "$copy" "$place"
    say "Moved $copy back to $place"
  fi
  restore_release_file
)

# Some packages write a fate.env beside the python folder too.
restore_release_file() {
  if [ -f "$NOTES/fate.env.before" ]; then
    cmp -s "$NOTES/fate.env.before" "$FATE_ROOT/fate.env" || cp -p "$NOTES/fate.env.before" "$FATE_ROOT/fate.env"
  else
    rm -f "$FATE_ROOT/fate.env"
  fi
}
