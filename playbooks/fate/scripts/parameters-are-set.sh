#!/bin/sh
# bash reads the script, and reads back what was meant.
set -eu
script=$(upgrade_script)
bash -n "$script" || no "Expected bash to understand $script, but it does not"
for name in $SCRIPT_PARAMETERS; do
  has_parameter "$name" || continue
  wanted=$(parameter "$name")
  found=$(parameter_read_back "$name")
  [ "$found" = "$wanted" ] || no "Expected $name in $script to be '$wanted', but it is '$found'"
done
[ -z "$(find "$script" -prune -perm /077)" ] || no "Expected only this user to be able to read $script, but others can too"
say "The upgrade script has the parameters of this host"
