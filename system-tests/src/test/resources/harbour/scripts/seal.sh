id -un >"$HOME/sealed-by"
