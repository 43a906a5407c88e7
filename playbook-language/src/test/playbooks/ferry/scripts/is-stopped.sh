[ "$(cat "$FERRY_HOME/state")" = stopped ] || no "Expected Ferry to be stopped, but it is $(cat "$FERRY_HOME/state")"
echo "Ferry is stopped"
