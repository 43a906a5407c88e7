# What all scripts of the tide know: where they are, and what this attempt is to be like.
# The attempt's name is that of its folder in the ledger.
folder=${STEPWISE_FACTS%/*}
attempt=${folder##*/}

# count: one line for each time that the attempt's script was started, kept by the host itself.
count() {
  echo "$$" >>"$SEA/counts/$attempt"
}

# say TEXT: prints, and remembers what was printed.
say() {
  echo "$1"
  echo "$1" >>"$SEA/printed/$attempt"
}

# dice: the same number from 0 to 99 for the same seed, host and wave. One wave breaks with every
# seed, because some gaps are only reached by a retry.
dice() {
  [ "$STEPWISE_HOST.$WAVE" != shore1.1 ] || { echo 0; return; }
  set -- $(echo "$TIDE_SEED $STEPWISE_HOST $WAVE $TO" | cksum)
  echo $(($1 % 100))
}
