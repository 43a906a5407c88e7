package dev.stepwise.embedded.practice;

/// The SSH server of one practice host.
interface HostServer {
  /// Listens, showing the given key.
  void open(SshKey hostKey);

  /// Cuts every connection and listens no more.
  void close();

  /// Cuts every connection without a word.
  void cut();

  /// Cuts the connection over which the host has sent that many more bytes of output, once.
  void dropAfterBytes(long bytes);
}
