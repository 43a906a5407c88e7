package dev.stepwise.embedded.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a range promises, whichever SSH server is in front of its hosts.
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class RangeContract {
  static final Path PLAYBOOK = Path.of("src/test/resources/tiny");

  @TempDir Path data;

  PracticeRange range;

  abstract PracticeRange start(Path data);

  @BeforeEach
  void start_the_range() {
    range = start(data);
  }

  @AfterEach
  void close_the_range() {
    range.close();
  }

  @Test
  void a_command_sees_its_own_host_and_its_streams_and_exit_code_come_back() throws Exception {
    try (var client = connect("two")) {
      var result = client.run("server-version; echo $PRACTICE_HOST; cat; pwd >&2; exit 7", "fed");

      assertThat(result.exit()).isEqualTo(7);
      assertThat(result.out()).isEqualTo("1.0.0\ntwo\nfed");
      assertThat(result.err().strip()).isEqualTo(root("two") + "/home");
    }
  }

  @Test
  void a_detached_process_survives_a_cut_connection() throws Exception {
    try (var client = connect("one")) {
      client.output(
          "setsid sh -c 'echo $$ > pid; while :; do sleep 0.05; done' >/dev/null 2>&1 </dev/null &");
      Awaitility.await().until(() -> Files.exists(root("one").resolve("home/pid")));

      range.host("one").cutConnections();

      Awaitility.await().until(() -> !client.isConnected());
      assertThat(isAlive(pidIn("one", "home/pid"))).isTrue();
    }
  }

  @Test
  void a_host_that_refuses_is_unreachable_until_it_no_longer_does() throws Exception {
    range.host("one").refuseConnections(true);
    assertThatThrownBy(() -> connect("one")).isInstanceOf(ConnectException.class);

    range.host("one").refuseConnections(false);

    try (var client = connect("one")) {
      assertThat(client.output("echo back")).isEqualTo("back");
    }
  }

  @Test
  void a_changed_host_key_is_not_the_pinned_one() throws Exception {
    range.host("one").changeHostKey();
    assertThatThrownBy(() -> connect("one"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("Could not verify `ssh-ed25519` host key");

    range.host("one").restoreHostKey();

    try (var client = connect("one")) {
      assertThat(client.output("echo back")).isEqualTo("back");
    }
  }

  @Test
  void no_other_key_may_log_in() {
    var stranger = SshKey.in(data.resolve("stranger")).file();

    assertThatThrownBy(() -> SshClient.connect(range.installation().hosts().getFirst(), stranger))
        .isInstanceOf(UserAuthException.class);
  }

  @Test
  void a_reboot_kills_what_is_detached_and_changes_the_boot_id() throws Exception {
    var before =
        output("one", "setsid sleep 1000 >/dev/null 2>&1 & echo $! > pid; echo $STEPWISE_BOOT_ID");

    range.host("one").reboot();

    assertThat(isAlive(pidIn("one", "home/pid"))).isFalse();
    assertThat(isAlive(pidIn("one", "server/server.pid"))).isFalse();
    assertThat(isAlive(pidIn("two", "server/server.pid"))).isTrue();
    assertThat(output("one", "echo $STEPWISE_BOOT_ID")).hasSize(36).isNotEqualTo(before);
  }

  @Test
  void keys_ports_and_files_are_found_again_after_a_restart_and_no_process_is_left_between()
      throws Exception {
    var before = range.installation();
    output(
        "one", "setsid sleep 1000 >/dev/null 2>&1 & echo $! > pid; echo 1.1.0 > ../server/version");
    range.close();
    assertThat(isAlive(pidIn("one", "home/pid"))).isFalse();
    assertThat(isAlive(pidIn("one", "server/server.pid"))).isFalse();

    range = start(data);

    assertThat(range.installation()).isEqualTo(before);
    assertThat(output("one", "server-version")).isEqualTo("1.1.0");
  }

  @Test
  void a_fault_is_a_file_that_the_host_sees() throws Exception {
    range.host("one").raise("full-disk");
    assertThat(output("one", "ls ../faults")).isEqualTo("full-disk");

    range.host("one").clear("full-disk");

    assertThat(output("one", "ls ../faults")).isEmpty();
  }

  SshClient connect(String host) throws IOException {
    var installed =
        range.installation().hosts().stream()
            .filter(candidate -> candidate.id().value().equals(host))
            .findFirst()
            .orElseThrow();
    return SshClient.connect(installed, range.identity());
  }

  String output(String host, String command) throws IOException {
    try (var client = connect(host)) {
      return client.output(command);
    }
  }

  Path root(String host) {
    return range.host(host).root();
  }

  private long pidIn(String host, String file) throws IOException {
    Awaitility.await().until(() -> Files.exists(root(host).resolve(file)));
    return Long.parseLong(Files.readString(root(host).resolve(file)).strip());
  }

  private static boolean isAlive(long pid) throws IOException {
    var commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
    // The dead that nobody has buried have none.
    return Files.exists(commandLine) && Files.readAllBytes(commandLine).length > 0;
  }
}
