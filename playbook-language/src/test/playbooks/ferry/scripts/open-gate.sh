ferryctl open
