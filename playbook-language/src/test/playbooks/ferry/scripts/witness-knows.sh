if [ "$BACK" = yes ]; then release=$FROM; else release=$TO; fi
found=$(cat "$FERRY_HOME/told")
[ "$found" = "$release $VOTES" ] || no "Expected the witness to know of $release with $VOTES votes, but it knows of $found"
echo "the witness knows of $release"
