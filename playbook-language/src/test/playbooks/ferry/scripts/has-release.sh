found=$(cat "$FERRY_HOME/version")
[ "$found" = "$TO" ] || no "Expected release $TO in $FERRY_HOME, but it is $found"
echo "release $TO is installed"
