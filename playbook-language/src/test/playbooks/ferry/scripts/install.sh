# The old release is kept first; then ferryctl asks whether to go on, and for the password.
backup=$(backup_dir)
mkdir -p "$backup"
if [ ! -f "$backup/version" ]; then
  cp "$FERRY_HOME/version" "$backup/version.part"
  mv "$backup/version.part" "$backup/version"
fi
echo "BACKUP=$backup" >>"$STEPWISE_FACTS"
ferryctl install "$TO"
