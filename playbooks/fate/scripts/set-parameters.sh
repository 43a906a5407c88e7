#!/bin/sh
# Sets the parameters in the private copy of the upgrade script, as it was delivered otherwise.
set -eu
script=$(upgrade_script)
[ -f "$script.delivered" ] || { cp -p "$script" "$script.delivered.part" && mv "$script.delivered.part" "$script.delivered"; }
cp -p "$script.delivered" "$script"
for name in $SCRIPT_PARAMETERS; do
  if has_parameter "$name"; then
    line="$name=$(quoted "$(parameter "$name")")"
    NAME=$name LINE=$line LAST=$PARAMETER_LINES awk '
      NR <= ENVIRON["LAST"] && !done && $0 ~ "^[[:space:]]*" ENVIRON["NAME"] "=" { print ENVIRON["LINE"]; done = 1; next }
      { print }' "$script" >"$script.part"
    mv "$script.part" "$script"
  else
    case $name in
      FATE_FLOW_ROOT | PYTHON_PACKAGE_PATH) say "The upgrade script finds $name by itself" ;;
      *) no "Expected a line $name=… among the first $PARAMETER_LINES of $script, but there is none" ;;
    esac
  fi
done
chmod 600 "$script" "$script.delivered"
say "The parameters of the upgrade script are set"
