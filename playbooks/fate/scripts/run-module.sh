#!/bin/sh
# Runs the upgrade script, after putting back whatever an attempt that broke off left.
set -eu
if changes_code "${MODULE:?}"; then
  stop_flow
  restore_code "$MODULE"
fi
if changes_database "$MODULE"; then restore_tables; fi
script=$(upgrade_script)
cd "$(dirname "$script")" || no "Expected the folder of $script, but it is not there"
FATE_PASSWORD_OPTION=$(password_option)
export FATE_PASSWORD_OPTION
log=$(mktemp)
code=0
# What it starts must not hold our output open.
umask "$USUAL_UMASK"
PATH=$PACKAGE_COPY/bin:$PATH bash "$script" "$MODULE" </dev/null >"$log" 2>&1 3>&- || code=$?
umask 077
cat "$log"
rm -f "$log"
[ "$code" = 0 ] || no "Expected upgrade_script.sh $MODULE to exit 0, but it exited $code; what it said stands above"
if changes_code "$MODULE"; then
  copy=$(new_copy "$MODULE")
  case $copy in
    "$PACKAGE_COPY"/*)
      mv "$copy" "${FATE_ROOT:?}/$(replaced_by "$MODULE")_${copy##*_}"
      copy=$FATE_ROOT/$(replaced_by "$MODULE")_${copy##*_}
      ;;
  esac
  fact CODE_BACKUP "$copy"
  [ "$MODULE" != fateflow ] || note_flow_release "${TO:?}"
  say "The old code is in $copy"
fi
if changes_database "$MODULE"; then
  made=$(new_backups | cut -d ' ' -f 2 | tr '\n' ' ')
  fact BACKUP_TABLES "${made:-none}"
  say "The upgrade kept copies of tables: ${made:-none}"
fi
