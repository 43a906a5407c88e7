package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.execution.HostProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of each kind, in files and in a real `ssh-agent`, bare and with a certificate.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoginKeysTest {
  private static final Map<String, String[]> KINDS =
      Map.of(
          "ed25519", new String[] {"-t", "ed25519"},
          "ecdsa", new String[] {"-t", "ecdsa", "-b", "256"},
          "rsa", new String[] {"-t", "rsa", "-b", "2048"});

  @TempDir Path folder;
  private Optional<Sshd> sshd = Optional.empty();
  private Optional<Process> agent = Optional.empty();

  @AfterEach
  void close() {
    sshd.ifPresent(Sshd::close);
    agent.ifPresent(Process::destroyForcibly);
  }

  private Path key(String kind) {
    return Ssh.key(folder.resolve("id"), java.util.Objects.requireNonNull(KINDS.get(kind)));
  }

  private String login(Path authorized, Identity identity, String... settings) {
    sshd = Optional.of(Sshd.start(folder.resolve("host"), authorized, settings));
    try (var reach = new Reach(identity, Optional.empty())) {
      return reach.printed(sshd.get().host(), "echo there");
    }
  }

  /// Only certificates of the authority may log in.
  private String loginByCertificate(Path authority, Identity identity) {
    var trusted = "TrustedUserCAKeys " + authority + ".pub";
    return login(Ssh.ed25519(folder.resolve("other")), identity, trusted);
  }

  private SshAgent agent() throws IOException {
    var socket = folder.resolve("agent");
    agent =
        Optional.of(
            new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    Awaitility.await().until(() -> Files.exists(socket));
    return new SshAgent(socket, Duration.ofSeconds(10));
  }

  private static void add(SshAgent agent, Path key) {
    Ssh.run(List.of("env", "SSH_AUTH_SOCK=" + agent.socket(), "ssh-add", "-q", key.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void a_key_in_a_file_logs_in(String kind) {
    var key = key(kind);

    assertThat(login(key, Reach.file(key))).isEqualTo("there\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void a_certificate_beside_the_key_logs_in(String kind) {
    var authority = Ssh.ed25519(folder.resolve("authority"));
    var key = key(kind);
    Ssh.certify(authority, key, "-n", Sshd.USER, "-V", "+1h");

    assertThat(loginByCertificate(authority, Reach.file(key))).isEqualTo("there\n");
    assertThat(sshd.orElseThrow().said()).contains("-CERT");
  }

  @Test
  void a_certificate_elsewhere_is_found_where_it_is_said_to_be() throws IOException {
    var authority = Ssh.ed25519(folder.resolve("authority"));
    var key = key("ed25519");
    var moved =
        Files.move(
            Ssh.certify(authority, key, "-n", Sshd.USER, "-V", "+1h"), folder.resolve("cert"));

    assertThat(
            loginByCertificate(
                authority, new FileIdentity(key, Optional.of(moved), Optional.empty())))
        .isEqualTo("there\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void a_key_in_an_agent_logs_in(String kind) throws IOException {
    var key = key(kind);
    var agent = agent();
    add(agent, Ssh.ed25519(folder.resolve("another")));
    add(agent, key);
    Files.delete(key);

    assertThat(login(key, new AgentIdentity(key, Optional.empty(), agent))).isEqualTo("there\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa"})
  void a_certificate_in_an_agent_logs_in(String kind) throws IOException {
    var authority = Ssh.ed25519(folder.resolve("authority"));
    var key = key(kind);
    var certificate = Ssh.certify(authority, key, "-n", Sshd.USER, "-V", "+1h");
    var agent = agent();
    add(agent, key);
    Files.delete(certificate);
    Files.delete(key);

    assertThat(loginByCertificate(authority, new AgentIdentity(key, Optional.empty(), agent)))
        .isEqualTo("there\n");
  }

  @Test
  void an_agent_without_the_key_is_told_of_and_no_host_is_asked() throws IOException {
    var key = key("ed25519");
    var agent = agent();
    add(agent, Ssh.ed25519(folder.resolve("another")));
    sshd = Optional.of(Sshd.start(folder.resolve("host"), key));

    try (var reach = new Reach(new AgentIdentity(key, Optional.empty(), agent), Optional.empty())) {
      var broken = reach.broken(sshd.get().host());

      assertThat(broken.problem()).isEqualTo(HostProblem.UNREACHABLE);
      assertThat(broken.message()).contains("to hold the key SHA256:", "ssh-add");
      assertThat(sshd.get().said()).doesNotContain("Remote protocol version");
    }
  }

  @Test
  void an_encrypted_key_is_opened_by_its_passphrase() {
    var key = key("ed25519");
    encrypt(key, "open sesame");

    assertThat(login(key, encrypted(key, "open sesame"))).isEqualTo("there\n");
  }

  @Test
  void a_wrong_passphrase_is_said_and_not_shown() {
    var key = key("ed25519");
    encrypt(key, "open sesame");
    sshd = Optional.of(Sshd.start(folder.resolve("host"), key));

    try (var reach = new Reach(encrypted(key, "open wheat"), Optional.empty())) {
      assertThat(reach.broken(sshd.get().host()).message())
          .contains("executor.passphrase")
          .doesNotContain("open wheat");
    }
  }

  private static void encrypt(Path key, String passphrase) {
    Ssh.run(List.of("ssh-keygen", "-q", "-p", "-P", "", "-N", passphrase, "-f", key.toString()));
  }

  private static Identity encrypted(Path key, String passphrase) {
    return new FileIdentity(
        key,
        Optional.empty(),
        Optional.of(
            new SecretText(
                "executor.passphrase",
                "env:KEY",
                references -> new TreeMap<>(Map.of(references.firstKey(), passphrase)))));
  }
}
