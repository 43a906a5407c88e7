# Moves one wave back.
count
echo "$FROM" >"$SEA/waves/$WAVE"
say "$STEPWISE_HOST: wave $WAVE is out again"
