package dev.stepwise.embedded.practice;

import java.nio.file.Path;
import java.util.stream.Collectors;

/// What an `sshd` reads: its configuration, the key that may log in, and the script that every
/// command goes through, so that it sees the practice host and not the machine.
///
/// @param client the key that may log in
record SshdFiles(HostFolder host, int port, SshKey client) {
  /// Writes them all and returns the configuration.
  Path write(SshKey hostKey) {
    HostFolder.write(authorizedKeys(), client.publicLine() + "\n");
    HostFolder.write(login(), loginScript());
    HostFolder.write(configuration(), configurationText(hostKey));
    return configuration();
  }

  Path log() {
    return host.secrets().resolve("sshd.log");
  }

  private Path configuration() {
    return host.secrets().resolve("sshd_config");
  }

  private Path authorizedKeys() {
    return host.secrets().resolve("authorized_keys");
  }

  private Path login() {
    return host.secrets().resolve("login.sh");
  }

  // With the host's home from the start, or the login shell would read the user's own files.
  private String configurationText(SshKey hostKey) {
    return """
    ListenAddress 127.0.0.1
    Port %d
    HostKey "%s"
    AuthorizedKeysFile "%s"
    SetEnv "HOME=%s"
    ForceCommand /bin/sh %s
    PubkeyAuthentication yes
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    PermitRootLogin yes
    PermitTTY no
    PermitUserRC no
    AllowTcpForwarding no
    StrictModes no
    UsePAM no
    UseDNS no
    PidFile none
    LogLevel ERROR
    """
        .formatted(
            port,
            hostKey.file(),
            authorizedKeys(),
            host.root().resolve("home"),
            quoted(login().toString()));
  }

  private String loginScript() {
    return """
    %s
    STEPWISE_BOOT_ID=$(cat %s)
    export STEPWISE_BOOT_ID
    cd "$HOME" || exit 1
    exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"
    """
        .formatted(exports(), quoted(host.bootIdFile().toString()));
  }

  private String exports() {
    return host.environment().entrySet().stream()
        .map(variable -> "export %s=%s".formatted(variable.getKey(), quoted(variable.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
