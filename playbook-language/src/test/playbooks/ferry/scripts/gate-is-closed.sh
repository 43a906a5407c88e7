[ "$(cat "$FERRY_HOME/gate")" = closed ] || no "Expected the gate to be closed, but it is $(cat "$FERRY_HOME/gate")"
echo "the gate is closed"
