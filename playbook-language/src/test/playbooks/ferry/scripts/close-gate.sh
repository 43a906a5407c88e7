ferryctl close "${BANNER:-closed}"
