# Moves one wave to the new release. The first attempt sometimes fails, lies or takes its time.
count
say "$STEPWISE_HOST: wave $WAVE comes in, $FROM to $TO"
case ${attempt##*.}.$(dice) in
  1.[01]) say "the wave breaks"; exit 3 ;;
  1.[23]) say "the wave is in"; exit 0 ;; # it is not
  1.[4-9]) sleep 1 ;;
esac
echo "$TO" >"$SEA/waves/$WAVE"
say "the wave is in"
