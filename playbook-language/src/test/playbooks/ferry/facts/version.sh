ferryctl version
