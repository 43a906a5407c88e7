found=$(cat "$FERRY_HOME/version")
[ "$found" = "$FROM" ] || no "Expected release $FROM in $FERRY_HOME, but it is $found"
echo "release $FROM is back"
