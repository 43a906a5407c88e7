ferryctl stop
