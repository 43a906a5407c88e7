ferryctl is quiet
