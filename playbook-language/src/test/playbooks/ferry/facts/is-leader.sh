ferryctl is leader
