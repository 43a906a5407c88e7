ferryctl space
