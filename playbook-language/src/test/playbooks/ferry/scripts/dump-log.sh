dump=$(backup_dir)/log.dump
mkdir -p "$(backup_dir)"
ferryctl dump "$dump.part"
mv "$dump.part" "$dump"
echo "DUMP=$dump" >>"$STEPWISE_FACTS"
echo "DUMP_SHA256=$(sha256sum <"$dump" | cut -d' ' -f1)" >>"$STEPWISE_FACTS"
