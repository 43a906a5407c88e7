read -r release <"$SEA/waves/$WAVE"
[ "$release" = "$TO" ] || { echo "wave $WAVE is at $release"; exit 1; }
