found=$(sed -n '1s/^schema //p' "$FERRY_HOME/crossings")
[ "$found" = "$TO_SCHEMA" ] || no "Expected the log to have schema $TO_SCHEMA, but it is $found"
[ "$(wc -l <"$FERRY_HOME/crossings")" -eq "$(sed '$d' "$DUMP" | wc -l)" ] || no "Expected every crossing of $DUMP in the log, but some are gone"
echo "the log has schema $TO_SCHEMA and all crossings"
