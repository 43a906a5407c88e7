package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.execution.HostProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stand-in follows what the real `sudo` says and reads, so that this needs no root; the last
/// test asks the real one.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SudoTest {
  private static final String PASSWORD = "correct horse";

  /// Asks on standard error, reads one line of standard input byte by byte, asks three times.
  private static final String STAND_IN =
      """
      #!/bin/sh
      echo "$@" >>'%1$s/arguments'
      while :; do
        case $1 in
        -H) shift ;;
        -S) asks=yes; shift ;;
        -n) shift ;;
        -p) prompt=$2; shift 2 ;;
        -u) export SUDO_TO=$2; shift 2 ;;
        --) shift; break ;;
        esac
      done
      mode=$(cat '%1$s/mode')
      case $mode in
      free) exec "$@" ;;
      tty) echo 'sudo: sorry, you must have a tty to run sudo' >&2; exit 1 ;;
      denied) echo 'Sorry, user op is not allowed to execute /bin/sh as app on host.' >&2; exit 1 ;;
      nobody) echo "sudo: unknown user $SUDO_TO" >&2; exit 1 ;;
      esac
      [ "$asks" ] || { echo 'sudo: a password is required' >&2; exit 1; }
      for try in 1 2 3; do
        printf %%s "$prompt" >&2
        IFS= read -r given || exit 1
        [ "$given" = 'correct horse' ] && exec "$@"
        echo "$given" >>'%1$s/wrong'
        echo 'Sorry, try again.' >&2
      done
      exit 1
      """;

  @TempDir Path folder;
  private Sshd sshd;
  private Reach reach;

  @BeforeEach
  void open() throws IOException {
    var key = Ssh.ed25519(folder.resolve("id"));
    var bin = Files.createDirectories(folder.resolve("bin"));
    var sudo = Files.writeString(bin.resolve("sudo"), STAND_IN.formatted(folder));
    Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
    sshd =
        Sshd.start(folder.resolve("host"), key, "SetEnv PATH=" + bin + ":/usr/sbin:/usr/bin:/bin");
    reach = Reach.with(key);
    reach.secrets.put("env:SUDO", PASSWORD);
  }

  @AfterEach
  void close() {
    reach.close();
    sshd.close();
  }

  private InstalledHost becoming(Optional<String> password) {
    return becoming("app", password);
  }

  private InstalledHost becoming(String user, Optional<String> password) {
    var host = sshd.host();
    return new InstalledHost(
        host.id(),
        host.roles(),
        host.address(),
        host.port(),
        host.user(),
        host.zone(),
        host.hostKeys(),
        host.variables(),
        Optional.empty(),
        Optional.of(new Become(user, password)));
  }

  private void sudoIs(String mode) throws IOException {
    Files.writeString(folder.resolve("mode"), mode);
  }

  @Test
  void the_password_is_given_when_it_is_asked_for_and_nowhere_else() throws IOException {
    sudoIs("asks");

    var printed =
        reach.printed(becoming(Optional.of("env:SUDO")), "echo as $SUDO_TO; cat; echo over\n");

    assertThat(printed).endsWith("as app\nover\n");
    assertThat(Ssh.read(folder.resolve("arguments"))).contains("-u app").doesNotContain(PASSWORD);
    assertThat(sshd.said()).doesNotContain(PASSWORD);
  }

  @Test
  void a_password_that_is_not_asked_for_stays_here() throws IOException {
    sudoIs("free");

    var printed = reach.printed(becoming(Optional.of("env:SUDO")), "echo as $SUDO_TO; cat\n");

    assertThat(printed).endsWith("as app\n").doesNotContain(PASSWORD);
  }

  @Test
  void a_wrong_password_is_given_once_and_then_not_for_a_while() throws IOException {
    sudoIs("asks");
    reach.secrets.put("env:SUDO", "battery staple");
    var host = becoming(Optional.of("env:SUDO"));

    var first = reach.broken(host);
    var second = reach.broken(host);

    assertThat(first.problem()).isEqualTo(HostProblem.LOGIN_REFUSED);
    assertThat(first.mayHaveArrived()).isFalse();
    assertThat(first.message())
        .contains("host-1", "to become app", "the password is wrong", "The next try is in 30 s")
        .doesNotContain("battery staple");
    assertThat(second.message()).contains("not tried again before");
    assertThat(Files.readAllLines(folder.resolve("wrong"))).isEqualTo(List.of("battery staple"));
  }

  @Test
  void a_password_that_is_asked_for_and_not_named_is_said() throws IOException {
    sudoIs("asks");

    assertThat(reach.broken(becoming(Optional.empty())).message())
        .contains("become.password names none");
  }

  @Test
  void a_user_who_may_not_is_told_what_to_write() throws IOException {
    sudoIs("denied");

    assertThat(reach.broken(becoming(Optional.of("env:SUDO"))).message())
        .contains("ALL=(app) ALL", "not allowed to execute");
  }

  @Test
  void a_sudo_that_wants_a_terminal_is_told_how_not_to() throws IOException {
    sudoIs("tty");

    assertThat(reach.broken(becoming(Optional.of("env:SUDO"))).message()).contains("!requiretty");
  }

  @Test
  void a_user_who_is_not_there_is_said() throws IOException {
    sudoIs("nobody");

    assertThat(reach.broken(becoming(Optional.of("env:SUDO"))).message())
        .contains("there is no such user");
  }

  @Test
  void a_host_without_sudo_is_said() throws IOException {
    Files.writeString(folder.resolve("bin/sudo"), "#!/nowhere\n");

    assertThat(reach.broken(becoming(Optional.of("env:SUDO"))).message())
        .contains("there is no sudo");
  }

  @Test
  void whoever_logs_in_needs_no_sudo_to_be_oneself() throws IOException {
    sudoIs("denied");

    assertThat(reach.printed(becoming(Sshd.USER, Optional.empty()), "echo there"))
        .isEqualTo("there\n");
  }

  @Test
  void the_real_sudo_lets_root_become_another() throws IOException {
    assumeTrue(Sshd.USER.equals("root"), "needs root");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/sudo")), "needs sudo");
    Files.delete(folder.resolve("bin/sudo"));

    var printed = reach.printed(becoming("nobody", Optional.of("env:SUDO")), "id -un; cat\n");

    assertThat(printed).endsWith("nobody\n");
  }
}
