sed -n '1s/^schema //p' "$FERRY_HOME/crossings"
