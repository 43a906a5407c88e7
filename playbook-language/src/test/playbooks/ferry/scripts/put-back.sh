# A run that was killed may have told nothing, but the place is known; without a copy nothing was done.
backup=${BACKUP:-$(backup_dir)}
[ -f "$backup/version" ] || exit 0
cp "$backup/version" "$FERRY_HOME/version.part"
mv "$FERRY_HOME/version.part" "$FERRY_HOME/version"
