# Leaves the servers to die with their hosts.
