sed '$d' "$DUMP" >"$FERRY_HOME/crossings.part"
mv "$FERRY_HOME/crossings.part" "$FERRY_HOME/crossings"
