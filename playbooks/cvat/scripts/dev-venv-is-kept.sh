#!/bin/sh
set -eu
backup=$(venv_backup)
[ -s "$backup/list" ] || no "Expected a copy of the virtual environment in $backup, but there is none"
[ "$(tree_of "$backup/venv")" = "$(cat "$backup/list")" ] || no "Expected $backup to hold what was copied, but it differs from its list"
say "The copy in $backup is whole"
