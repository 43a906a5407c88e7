sed '$d' "$DUMP" | cmp -s - "$FERRY_HOME/crossings" || no "Expected the log as it is in $DUMP, but it differs"
echo "the log is as it was (schema $FROM_SCHEMA)"
