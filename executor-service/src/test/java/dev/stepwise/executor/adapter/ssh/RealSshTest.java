package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.alert.SecurityAlert.HostKeyRefused;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.executor.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over Debian's own `sshd`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealSshTest {
  @TempDir Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private Path key;
  private Reach reach;

  @BeforeEach
  void makeKey() {
    key = Ssh.ed25519(folder.resolve("id"));
    reach = opened(Reach.with(key));
  }

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  private Sshd sshd(String name, String... settings) {
    return opened(Sshd.start(folder.resolve(name), key, settings));
  }

  private static InstalledHost via(InstalledHost host, Bastion... bastions) {
    return new InstalledHost(
        host.id(),
        host.roles(),
        host.address(),
        host.port(),
        host.user(),
        host.zone(),
        host.hostKeys(),
        host.variables(),
        Optional.of(List.of(bastions)),
        Optional.empty());
  }

  @Test
  void a_host_is_reached_through_two_bastions() {
    var outer = sshd("outer");
    var inner = sshd("inner");
    var host = sshd("host");

    var printed = reach.printed(via(host.host(), outer.bastion(), inner.bastion()), "echo there");

    assertThat(printed).isEqualTo("there\n");
    assertThat(outer.said()).contains("server_request_direct_tcpip");
    assertThat(inner.said()).contains("server_request_direct_tcpip");
  }

  @Test
  void hosts_behind_a_bastion_share_the_connection_to_it() {
    var bastion = sshd("bastion");
    var one = sshd("one");
    var other = sshd("other");

    reach.printed(via(one.host(), bastion.bastion()), "echo there");
    reach.printed(via(other.host(), bastion.bastion()), "echo there");

    assertThat(bastion.logins()).isEqualTo(1);
  }

  @Test
  void a_broken_bastion_closes_what_went_through_it_and_is_opened_again() {
    var bastion = sshd("bastion");
    var host = sshd("host");
    var behind = via(host.host(), bastion.bastion());
    reach.printed(behind, "echo there");

    bastion.cut();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> reach.run(behind, "echo there") instanceof HostShell.Reply.Ended);

    assertThat(bastion.logins()).isEqualTo(2);
    assertThat(host.logins()).isEqualTo(2);
  }

  @Test
  void a_bastion_with_another_key_is_told_nothing() {
    var bastion = sshd("bastion");
    var host = sshd("host");
    var wrong = new Bastion("127.0.0.1", bastion.port(), Sshd.USER, List.of(host.hostKeyLine()));

    var broken = reach.broken(via(host.host(), wrong));

    assertThat(broken.problem()).isEqualTo(HostProblem.HOST_KEY_CHANGED);
    assertThat(broken.mayHaveArrived()).isFalse();
    assertThat(bastion.said()).doesNotContain("userauth-request");
    assertThat(host.said()).doesNotContain("Remote protocol version");
  }

  @Test
  void a_host_behind_a_bastion_must_show_its_own_key() {
    var bastion = sshd("bastion");
    var host = sshd("host");
    var wrong = Sshd.host(host.port(), bastion.hostKeyLine());

    var broken = reach.broken(via(wrong, bastion.bastion()));

    assertThat(broken.problem()).isEqualTo(HostProblem.HOST_KEY_CHANGED);
    assertThat(host.said()).doesNotContain("userauth-request");
  }

  @Test
  void a_bastion_that_lets_nothing_through_is_said() {
    var bastion = sshd("bastion", "AllowTcpForwarding no");
    var host = sshd("host");

    var broken = reach.broken(via(host.host(), bastion.bastion()));

    assertThat(broken.problem()).isEqualTo(HostProblem.UNREACHABLE);
    assertThat(broken.message()).contains("via", "AllowTcpForwarding");
  }

  @Test
  void an_idle_bastion_stays_while_a_host_behind_it_is_connected() {
    var bastion = sshd("bastion");
    var host = sshd("host");
    var behind = via(host.host(), bastion.bastion());
    reach.printed(behind, "echo there");

    reach.clock.advance(Duration.ofMinutes(6));
    reach.printed(behind, "echo there");
    reach.closeIdle();

    assertThat(reach.printed(behind, "echo there")).isEqualTo("there\n");
    assertThat(bastion.logins()).isEqualTo(1);
    assertThat(host.logins()).isEqualTo(1);
  }

  @Test
  void a_changed_host_key_stops_before_any_login_and_raises_an_alert() {
    var host = sshd("host");
    var pinned = Ssh.publicKey(key);

    var broken = reach.broken(Sshd.host(host.port(), pinned));

    assertThat(broken.problem()).isEqualTo(HostProblem.HOST_KEY_CHANGED);
    assertThat(broken.mayHaveArrived()).isFalse();
    assertThat(host.said()).doesNotContain("userauth-request");
    assertThat(reach.alerts)
        .singleElement()
        .isInstanceOfSatisfying(
            HostKeyRefused.class,
            alert -> {
              assertThat(alert.upgrade()).contains(Commands.UPGRADE);
              assertThat(alert.host().value()).isEqualTo("host-1");
              assertThat(alert.revoked()).isFalse();
              assertThat(alert.expected()).hasSize(1);
              assertThat(alert.shown()).startsWith("SHA256:").isNotIn(alert.expected());
            });
  }

  @Test
  void a_revoked_host_key_stops_though_it_is_pinned() {
    var host = sshd("host");

    var broken =
        reach.broken(Sshd.host(host.port(), host.hostKeyLine(), "@revoked " + host.hostKeyLine()));

    assertThat(broken.message()).contains("is revoked");
    assertThat(host.said()).doesNotContain("userauth-request");
    assertThat(reach.alerts)
        .singleElement()
        .isInstanceOfSatisfying(
            HostKeyRefused.class, alert -> assertThat(alert.revoked()).isTrue());
  }

  @Test
  void a_key_that_is_revoked_while_the_connection_is_open_closes_it() throws IOException {
    var host = sshd("host");
    var list = Files.writeString(folder.resolve("revoked"), "# none yet\n");
    var guarded = opened(new Reach(Reach.file(key), Optional.of(list)));
    guarded.printed(host.host(), "echo there");

    Files.writeString(list, "@revoked * " + host.hostKeyLine() + "\n");

    assertThat(guarded.broken(host.host()).problem()).isEqualTo(HostProblem.HOST_KEY_CHANGED);
  }

  @Test
  void without_the_list_of_revoked_keys_no_host_is_spoken_to() {
    var host = sshd("host");
    var guarded = opened(new Reach(Reach.file(key), Optional.of(folder.resolve("missing"))));

    var broken = guarded.broken(host.host());

    assertThat(broken.message()).contains("executor.revoked-keys", "missing");
    assertThat(host.said()).doesNotContain("userauth-request");
  }

  @Test
  void a_host_key_that_an_authority_signed_is_trusted() {
    var authority = Ssh.ed25519(folder.resolve("authority"));
    var host = withSignedKey("host", authority, "-h", "-n", "127.0.0.1", "-V", "+1h");

    var printed =
        reach.printed(
            Sshd.host(host.port(), "@cert-authority " + Ssh.publicKey(authority)), "echo there");

    assertThat(printed).isEqualTo("there\n");
  }

  @Test
  void a_certificate_for_an_rsa_key_is_trusted_too() {
    var authority = Ssh.ed25519(folder.resolve("authority"));
    var hostKey = Ssh.key(ownFolder("host").resolve("host_key"), "-t", "rsa", "-b", "3072");
    var certificate = Ssh.certify(authority, hostKey, "-h", "-n", "127.0.0.1", "-V", "+1h");
    var host = sshd("host", "HostCertificate " + certificate);

    var printed =
        reach.printed(
            Sshd.host(host.port(), "@cert-authority " + Ssh.publicKey(authority)), "echo there");

    assertThat(printed).isEqualTo("there\n");
    assertThat(host.said()).contains("host key algorithm: rsa-sha2-512-cert-v01@openssh.com");
  }

  @Test
  void a_session_that_the_host_does_not_open_has_said_nothing_to_it() throws InterruptedException {
    var host = sshd("host", "MaxSessions 1");
    var marker = folder.resolve("arrived");
    var busy =
        Thread.startVirtualThread(
            () -> reach.run(host.host(), "touch %s; sleep 30".formatted(marker)));
    Awaitility.await().until(() -> Files.exists(marker));

    var broken = reach.broken(host.host());

    assertThat(broken.problem()).isEqualTo(HostProblem.UNREACHABLE);
    assertThat(broken.mayHaveArrived()).isFalse();
    assertThat(broken.message()).contains("MaxSessions");
    host.cut();
    busy.join();
  }

  @Test
  void a_host_key_that_an_authority_signed_for_another_host_is_not() {
    var authority = Ssh.ed25519(folder.resolve("authority"));
    var host = withSignedKey("host", authority, "-h", "-n", "db.example.org", "-V", "+1h");

    var broken =
        reach.broken(Sshd.host(host.port(), "@cert-authority " + Ssh.publicKey(authority)));

    assertThat(broken.problem()).isEqualTo(HostProblem.HOST_KEY_CHANGED);
    assertThat(broken.message()).contains("principals", "db.example.org");
    assertThat(host.said()).doesNotContain("userauth-request");
  }

  private Sshd withSignedKey(String name, Path authority, String... options) {
    var hostKey = Ssh.ed25519(ownFolder(name).resolve("host_key"));
    var certificate = Ssh.certify(authority, hostKey, options);
    return sshd(name, "HostCertificate " + certificate);
  }

  private Path ownFolder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_refused_login_is_not_tried_again_at_once() {
    var host = sshd("host");
    var stranger = opened(Reach.with(Ssh.ed25519(folder.resolve("stranger"))));

    var first = stranger.broken(host.host());
    var second = stranger.broken(host.host());
    var attempts = attempts(host);
    stranger.clock.advance(Duration.ofSeconds(31));
    var third = stranger.broken(host.host());

    assertThat(first.problem()).isEqualTo(HostProblem.LOGIN_REFUSED);
    assertThat(first.message()).contains("The next try is in 30 s");
    assertThat(second.message()).contains("not tried again before");
    assertThat(attempts).isEqualTo(1);
    assertThat(third.message()).contains("The next try is in 60 s");
    assertThat(attempts(host)).isEqualTo(2);
  }

  private static long attempts(Sshd host) {
    return host.said().lines().filter(line -> line.contains("method publickey")).count();
  }
}
