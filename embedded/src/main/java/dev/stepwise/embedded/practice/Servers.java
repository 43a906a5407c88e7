package dev.stepwise.embedded.practice;

/// Makes the SSH server of a host.
@FunctionalInterface
interface Servers {
  /// A server for the host that lets one client key in; not open yet.
  HostServer serve(HostFolder host, int port, SshKey client);
}
