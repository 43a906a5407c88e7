package net.schmizz.sshj.transport.verification;

/// Stands in for the real class of this name.
public final class OpenSSHKnownHosts {}
