[ -e "$HOME/sealed-by" ]
