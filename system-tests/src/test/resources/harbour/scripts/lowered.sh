[ ! -e "$HOME/lifted-by" ] && [ "$(cat "$HOME/version")" = "$FROM" ]
