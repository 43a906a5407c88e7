package dev.stepwise.contracts;

import java.util.List;

/// A host through which others are reached. Nothing but the way goes through it: what is said to
/// the host behind it is encrypted for that host alone.
///
/// @param address a name or an IP address, as the hop before it sees it
/// @param port of sshd, 1 to 65535
/// @param user to log in as, with the executor's own key
/// @param hostKeys as in [InstalledHost]
public record Bastion(String address, int port, String user, List<String> hostKeys) {
  /// Fails with [IllegalArgumentException] when there is no address, user or host key, or the port
  /// is not one.
  public Bastion {
    hostKeys = List.copyOf(hostKeys);
    if (address.isBlank() || user.isBlank()) {
      throw new IllegalArgumentException(
          "Expected a bastion to have an address and a user, but got '%s' and '%s'"
              .formatted(address, user));
    }
    if (hostKeys.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected bastion '%s' to have a pinned host key such as 'ssh-ed25519 AAAA…' (ssh-keyscan shows it; compare it on the host), but it has none"
              .formatted(address));
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "Expected the port of bastion '%s' to be 1 to 65535, but it is %d"
              .formatted(address, port));
    }
  }
}
