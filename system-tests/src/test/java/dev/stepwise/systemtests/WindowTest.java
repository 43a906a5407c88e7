package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwise.cli.Stepwise;
import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.command.ExitCode;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowOverridden;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Downtime is allowed in ten hours and not now: whoever asks to start is told the figures; two
/// people together may start it all the same.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowTest {
  private static final String RULES =
      """
      {"allow": [{"name": "night", "zone": "UTC", "start": "%s", "length": "PT8H"}], "deny": []}
      """;

  private final StringWriter said = new StringWriter();

  @Test
  void outside_of_its_window_an_upgrade_starts_only_by_two_people_and_that_is_sealed()
      throws Exception {
    try (var site = Site.fresh("windows")) {
      var opens = Instant.now().plus(10, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
      allow(site, opens);
      var asked = site.ask();
      var id = asked.id();
      site.planner().approve(id, asked.planHash());

      assertThat(site.planner().plan(id)).contains("Window", "Go back", opens.toString());
      var refused = catchThrowableOfType(ApiProblem.class, () -> site.planner().start(id));
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.detail())
          .contains("to be left of a window", "worst way back", "none is open", opens.toString());
      assertThat(cli("start", id.value())).isEqualTo(ExitCode.REFUSED);
      assertThat(said.toString()).contains("Outside of the window (409)", opens.toString());
      assertThat(cli("start", id.value(), "--override", "it burns", "--second-person", "sue"))
          .as("the one who asks is no second person")
          .isEqualTo(ExitCode.REFUSED);

      assertThat(
              cli(
                  "start",
                  id.value(),
                  "--override",
                  "it burns",
                  "--second-person",
                  "max",
                  "--no-watch"))
          .as(said.toString())
          .isEqualTo(ExitCode.DONE);

      isDoneAndSealed(site, id);
    }
  }

  private static void allow(Site site, Instant opens) {
    var rules = RULES.formatted(opens.atZone(ZoneOffset.UTC).toLocalDateTime());
    site.planner()
        .windows(
            site.installation().id().value(),
            "application/json",
            rules.getBytes(StandardCharsets.UTF_8));
  }

  private static void isDoneAndSealed(Site site, UpgradeId id) throws InterruptedException {
    var events = new ArrayList<UpgradeEvent>();
    var ended = site.follow(id, events::add);
    assertThat(ended.state()).isEqualTo("SUCCEEDED");
    assertThat(events)
        .filteredOn(WindowOverridden.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            WindowOverridden.class,
            by -> {
              assertThat(by.by()).isEqualTo("sue");
              assertThat(by.confirmedBy()).isEqualTo("max");
              assertThat(by.reason()).isEqualTo("it burns");
            });
    SealedLog.of(SharedStack.get()).holds(id, events.size());
  }

  private int cli(String command, String id, String... more) {
    var arguments = new ArrayList<>(List.of(command, id));
    arguments.addAll(List.of("--as", "sue"));
    arguments.add("--planner");
    arguments.add(SharedStack.get().url(Service.PLANNER).toString());
    arguments.addAll(List.of(more));
    return Stepwise.commandLine()
        .setErr(new PrintWriter(said, true))
        .execute(arguments.toArray(String[]::new));
  }
}
