package dev.stepwise.embedded.practice;

/// How a practice host is reached on 127.0.0.1.
///
/// @param hostKey as in `known_hosts`
record Reach(int port, String hostKey) {
  /// Of a host that nobody logs in to.
  static final Reach NONE = new Reach(22, "ssh-ed25519 none");
}
