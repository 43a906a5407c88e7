[ "$(cat "$FERRY_HOME/state")" = running ] || no "Expected Ferry to run, but it is $(cat "$FERRY_HOME/state")"
echo "Ferry runs"
