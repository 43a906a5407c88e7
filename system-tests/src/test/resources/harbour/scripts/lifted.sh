[ "$(cat "$HOME/lifted-by")" = "$(id -un)" ] && [ "$(cat "$HOME/version")" = "$TO" ]
