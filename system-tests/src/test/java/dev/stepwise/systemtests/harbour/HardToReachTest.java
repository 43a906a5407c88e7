package dev.stepwise.systemtests.harbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Practice;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackFolder;
import dev.stepwise.cli.stack.StackSettings;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.embedded.practice.PracticeDescription;
import dev.stepwise.systemtests.QuietListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// With OpenSSH's own sshd and the real sudo, by a stack of its own.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HardToReachTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path PLACE = Path.of("target/harbour").toAbsolutePath();

  @Test
  void an_upgrade_and_its_rollback_go_through_bastions_certificates_and_sudo() throws Exception {
    var missing = Harbour.missing();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
    try (var harbour = Harbour.open(PLACE.resolve("machine"));
        var stack = LocalStack.start(settings(harbour), new QuietListener())) {
      var planner = new PlannerApi(stack.url(Service.PLANNER), stack.signIn("system-test"));
      planner.register(harbour.installation("file:" + keptPassword(stack)));

      var asked = planner.request("far-harbour", new Release("2.0"));
      assertThat(planner.plan(asked.id())).contains("as app (sudo)", "Seal  [as: root]");
      assertThat(carriedThrough(planner, asked).state()).isEqualTo("SUCCEEDED");

      assertThat(harbour.file("/home/app/version")).hasContent("2.0");
      assertThat(harbour.file("/home/app/lifted-by")).hasContent("app");
      assertThat(harbour.file("/root/sealed-by")).hasContent("root");

      var back = carriedThrough(planner, planner.rollback(asked.id()));

      assertThat(back.state()).isEqualTo("SUCCEEDED");
      assertThat(harbour.file("/home/app/version")).hasContent("1.0");
      assertThat(harbour.file("/home/app/lifted-by")).doesNotExist();
      assertThat(harbour.file("/root/sealed-by")).doesNotExist();
      assertThat(starts(harbour, "/home/app")).as("by app").containsOnly(1L).hasSize(2);
      assertThat(starts(harbour, "/root")).as("by root").containsOnly(1L).hasSize(2);
      assertTheWayThere(harbour);
    }
  }

  private static void assertTheWayThere(Harbour harbour) throws IOException {
    assertThat(harbour.said("outer")).contains("Accepted certificate", "direct_tcpip");
    assertThat(harbour.said("inner")).contains("Accepted certificate", "direct_tcpip");
    assertThat(harbour.said("host"))
        .contains("Accepted certificate", "host key algorithm: rsa-sha2-512-cert-v01@openssh.com")
        .doesNotContain(Harbour.PASSWORD);
  }

  private static StackSettings settings(Harbour harbour) {
    return new StackSettings(
        REPOSITORY,
        new StackFolder(PLACE.resolve("stack")),
        true,
        Ports.firstFree(),
        new Practice("harbour", PracticeDescription.DEFAULT),
        REPOSITORY.resolve("system-tests/src/test/resources"),
        Map.of("executor.identity", harbour.identity().toString()));
  }

  private static Path keptPassword(LocalStack stack) throws IOException {
    var folder = Files.createDirectories(stack.folder().secrets("harbour"));
    return Files.writeString(folder.resolve("sudo"), Harbour.PASSWORD + "\n");
  }

  private static UpgradeView carriedThrough(PlannerApi planner, UpgradeView asked)
      throws InterruptedException {
    planner.approve(asked.id(), asked.planHash());
    planner.start(asked.id());
    return ended(planner, asked.id());
  }

  private static UpgradeView ended(PlannerApi planner, UpgradeId id) throws InterruptedException {
    planner
        .events(id)
        .follow((_, event) ->
            !(event instanceof UpgradeEvent.UpgradeSucceeded
                || event instanceof UpgradeEvent.UpgradeHeld
                || event instanceof UpgradeEvent.UpgradeFailed));
    return planner.upgrade(id);
  }

  /// How often each attempt was started, as that user's ledger says.
  private static List<Long> starts(Harbour harbour, String home) throws IOException {
    try (var attempts = Files.list(harbour.file(home + "/.stepwise/runs"))) {
      return attempts
          .map(attempt -> attempt.resolve("starts"))
          .filter(Files::exists)
          .map(HardToReachTest::lines)
          .toList();
    }
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
