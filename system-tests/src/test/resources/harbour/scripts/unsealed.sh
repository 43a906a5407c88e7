[ ! -e "$HOME/sealed-by" ]
