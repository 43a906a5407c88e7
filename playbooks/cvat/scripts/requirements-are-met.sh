#!/bin/sh
# What is installed is held against what the release asks for, name by name.
set -eu
asked=$(mktemp)
trap 'rm -f "$asked" "$asked.installed"' EXIT
requirements "${CVAT_DIR:?}/${REQUIREMENTS:?}" >"$asked"
[ -s "$asked" ] || unclear "Expected requirements in $CVAT_DIR/$REQUIREMENTS, but found none"
checkout_python -m pip freeze --all --disable-pip-version-check 2>/dev/null | sed 's/ *@ .*/ any/; s/==/ /' >"$asked.installed" || unclear "Expected pip to list what is installed in ${VENV:?}, but it failed"
away=$(awk '
  function name(n) { n = tolower(n); gsub(/[-_.]+/, "-", n); return n }
  NR == FNR { has[name($1)] = $2; next }
  { n = name($1) }
  !(n in has) { if ($3 != "maybe") print $1; next }
  $2 != "any" && $3 != "maybe" && tolower(has[n]) != tolower($2) { print $1 " is " has[n] " instead of " $2 }' "$asked.installed" "$asked" | head -n 5 | tr '\n' ',')
[ -z "$away" ] || no "Expected what ${TO:?} asks for in $VENV, but these are missing or other: ${away%,}"
say "Everything that $TO asks for is installed, $(grep -c . "$asked") packages"
