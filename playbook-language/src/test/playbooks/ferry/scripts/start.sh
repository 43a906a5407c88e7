ferryctl start
