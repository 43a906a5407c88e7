dump=$(backup_dir)/log.dump
mkdir -p "$(backup_dir)"
ferryctl dump "$dump.part"
mv "$dump.part" "$dump"
sha256=$(sha256sum <"$dump" | cut -d' ' -f1)
echo "$sha256" >"$dump.sha256"
echo "DUMP=$dump" >>"$STEPWISE_FACTS"
echo "DUMP_SHA256=$sha256" >>"$STEPWISE_FACTS"
