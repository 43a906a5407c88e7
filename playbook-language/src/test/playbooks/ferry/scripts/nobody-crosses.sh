crossing=$(ferryctl sessions)
[ "$crossing" = 0 ] || no "Expected nobody on the way, but $crossing are"
echo "nobody is on the way"
