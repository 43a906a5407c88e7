cat "$HOME/version"
