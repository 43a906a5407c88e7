if [ "$BACK" = yes ]; then release=$FROM; else release=$TO; fi
ferryctl tell "$release" "$VOTES"
