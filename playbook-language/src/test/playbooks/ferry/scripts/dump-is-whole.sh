# Asked right after the dump, when its facts are not known yet, and again before the log is converted.
dump=$(backup_dir)/log.dump
[ -f "$dump" ] || no "Expected the dump $dump, but it is not there"
[ "$(tail -n 1 "$dump")" = "-- end of log" ] || no "Expected the dump $dump to end with '-- end of log', but it is cut"
[ "$(sha256sum <"$dump" | cut -d' ' -f1)" = "$(cat "$dump.sha256")" ] || no "Expected the dump $dump as it was written, but it has changed"
sed '$d' "$dump" | cmp -s - "$FERRY_HOME/crossings" || no "Expected $dump to have every crossing, but it differs from the log"
echo "$dump has all crossings"
