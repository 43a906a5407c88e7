[ "$(cat "$FERRY_HOME/gate")" = open ] || no "Expected the gate to be open, but it is $(cat "$FERRY_HOME/gate")"
echo "the gate is open"
