ferryctl client
