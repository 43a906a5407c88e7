#!/bin/sh
# The manual leaves this to a person.
set -eu
notes_folder
if ! [ -s "$NOTES/boot.reboot" ]; then
  keep_as "$NOTES/boot.reboot" <"${BOOT_ID_FILE:?}"
fi
if has_rebooted_since "$NOTES/boot.reboot"; then
  say "This host was restarted already"
else
  as_root systemctl reboot
  sleep "${REBOOT_PATIENCE:?}"
fi
