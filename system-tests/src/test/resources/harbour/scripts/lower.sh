rm -f "$HOME/lifted-by"
echo "$FROM" >"$HOME/version"
