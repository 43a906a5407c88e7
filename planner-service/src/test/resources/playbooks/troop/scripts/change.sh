echo "BACKUP=/backup" >> "$STEPWISE_FACTS"
