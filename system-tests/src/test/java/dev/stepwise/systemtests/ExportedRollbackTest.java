package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.cli.api.BackWish;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person goes back by hand, by the script that Stepwise has written.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportedRollbackTest {
  private static final int FAR_ENOUGH = 9;

  @TempDir Path folder;

  @Test
  void the_exported_script_restores_every_file_and_can_be_started_again() throws Exception {
    assumeTrue(answersTo("ssh", "-V"), "skipped: there is no ssh here (install openssh-client)");
    try (var site = Site.fresh("by-hand")) {
      var before = site.range().snapshot();
      var script = halfWay(site);

      var first = run(site, script, "y\n".repeat(3) + "q\n");
      assertThat(first.code()).as(first.text()).isEqualTo(1);
      var second = run(site, script, "y\n".repeat(200));

      assertThat(second.code()).as(second.text()).isZero();
      assertThat(second.text()).contains("Step 3 was done before", "Everything is undone.");
      var differences = site.range().snapshot().differencesFrom(before);
      assertThat(differences.isAsItWas()).as("%s", differences).isTrue();
      assertThat(run(site, script, "").code()).isZero();
    }
  }

  @Test
  void shellcheck_has_nothing_to_say() throws Exception {
    assumeTrue(answersTo("shellcheck", "--version"), "skipped: shellcheck is not installed");
    try (var site = Site.fresh("by-hand-checked")) {
      var checked = run(new ProcessBuilder("shellcheck", halfWay(site).toString()), "");

      assertThat(checked.text()).isEmpty();
    }
  }

  /// An upgrade that was halted in the middle, and the script that undoes it.
  private Path halfWay(Site site) throws Exception {
    var id = site.start();
    var started = new AtomicInteger();
    site.planner()
        .events(id)
        .follow((_, event) ->
            !(event instanceof UpgradeEvent.RunStarted && started.incrementAndGet() == FAR_ENOUGH));
    site.planner().pause(id, PauseMode.NOW, "the night begins");
    site.planner()
        .events(id)
        .follow((_, event) ->
            !(event instanceof UpgradeEvent.UpgradePaused
                || event instanceof UpgradeEvent.UpgradeHeld));
    return Files.writeString(
        folder.resolve("back.sh"),
        site.planner().rollbackPlan(id, BackWish.WHOLE, "text/x-shellscript"));
  }

  private static Printed run(Site site, Path script, String typed) throws Exception {
    var shell = new ProcessBuilder("sh", script.toString());
    shell.environment().put("SSH_OPTIONS", "-o IdentitiesOnly=yes -i " + site.range().identity());
    return run(shell, typed);
  }

  private static Printed run(ProcessBuilder command, String typed)
      throws IOException, InterruptedException {
    var input = Files.writeString(Files.createTempFile("typed", ""), typed);
    var process = command.redirectErrorStream(true).redirectInput(input.toFile()).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }

  private static boolean answersTo(String... command) throws InterruptedException {
    try {
      return run(new ProcessBuilder(command), "").code() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private record Printed(int code, String text) {}
}
