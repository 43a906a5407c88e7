# PIERS has one pier per line.
printf '%s\n' "$PIERS" | while read -r pier; do
  echo "told $pier (log: $LOG_FORMAT, dump: $DUMP_SHA256)"
done
