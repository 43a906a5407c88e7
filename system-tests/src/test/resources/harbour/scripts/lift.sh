id -un >"$HOME/lifted-by"
echo "$TO" >"$HOME/version"
