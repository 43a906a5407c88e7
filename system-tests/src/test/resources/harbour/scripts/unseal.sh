rm -f "$HOME/sealed-by"
