package net.schmizz.sshj.transport.verification;

/// Stands in for the real interface of this name.
public interface HostKeyVerifier {
  boolean verify(String hostname, int port, Object key);
}
