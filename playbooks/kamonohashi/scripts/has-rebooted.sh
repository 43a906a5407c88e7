#!/bin/sh
set -eu
has_rebooted_since "$NOTES/boot.reboot" || no "Expected this host to be restarted, but its boot is still the one of before"
say "This host was restarted"
