read -r release <"$SEA/waves/$WAVE"
[ "$release" = "$FROM" ] || { echo "wave $WAVE is at $release"; exit 1; }
