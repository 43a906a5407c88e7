cp "$BACKUP" /toy
