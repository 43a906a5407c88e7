package dev.stepwise.planner.domain;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.planner.domain.UpgradeCommand.AskAgain;
import dev.stepwise.planner.domain.UpgradeCommand.RecordFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plans of any size, and the installation that they are for.
public final class Plans {
  private static final String SCRIPT = "echo BACKUP=/backup >> \"$STEPWISE_FACTS\"\n";
  public static final Sha256 PLAYBOOK = Sha256.of("playbook");

  private Plans() {}

  public static HostId host(int number) {
    return new HostId("h" + number);
  }

  public static Installation installation(int hosts) {
    return new Installation(
        new InstallationId("toy"),
        "toy",
        "Toy",
        "plain",
        IntStream.rangeClosed(1, hosts).mapToObj(Plans::installed).toList(),
        new TreeMap<>(),
        Optional.of(ApprovalRules.PRACTICE));
  }

  private static InstalledHost installed(int number) {
    return new InstalledHost(
        host(number),
        List.of("server"),
        "127.0.0.1",
        22,
        "root",
        "default",
        List.of("ssh-ed25519 AAAA"),
        new TreeMap<>());
  }

  /// Every stage runs on every host.
  public static Plan plan(UpgradeId id, Optional<UpgradeId> rollbackOf, int stages, int hosts) {
    var from = new Release(rollbackOf.isPresent() ? "2.0" : "1.0");
    var to = new Release(rollbackOf.isPresent() ? "1.0" : "2.0");
    return new Plan(
        id,
        rollbackOf,
        installation(hosts),
        from,
        to,
        List.of(),
        PLAYBOOK,
        new TreeMap<>(),
        IntStream.range(0, stages).mapToObj(index -> stage(index, hosts)).toList(),
        "",
        new TreeMap<>(Map.of(Sha256.of(SCRIPT), SCRIPT)),
        List.of(),
        new Forecast(Duration.ofMinutes(stages), new TreeMap<>()),
        Optional.empty());
  }

  private static Stage stage(int index, int hosts) {
    var runs = new ArrayList<PlannedRun>();
    for (var number = 1; number <= hosts; number++) {
      runs.add(new PlannedRun(host(number), new TreeMap<>(Map.of("FROM", "1.0"))));
    }
    return new Stage(
        index,
        new StepId("step-" + index),
        "Step " + index,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Effect.None(),
        action(),
        Duration.ofMinutes(1),
        runs);
  }

  /// Before a start its hosts are asked once more, and all are as planned.
  public static Stream<UpgradeCommand> asPlanned(Plan plan, Instant at) {
    var id = plan.upgradeId();
    return Stream.concat(
        Stream.of(new AskAgain(id, "ada", at)),
        plan.installation().hosts().stream()
            .map(InstalledHost::id)
            .map(host ->
                new RecordFacts(id, host, plan.facts().getOrDefault(host, new TreeMap<>()), at)));
  }

  /// The plan with one of its stages changed.
  static Plan with(Plan plan, int index, UnaryOperator<Stage> change) {
    var stages = new ArrayList<>(plan.stages());
    stages.set(index, change.apply(stages.get(index)));
    return with(plan, stages);
  }

  /// The plan with other stages.
  static Plan with(Plan plan, List<Stage> stages) {
    return with(plan, plan.installation(), stages);
  }

  /// The plan under other rules of approval.
  static Plan under(ApprovalRules rules, Plan plan) {
    return with(plan, plan.installation().with(rules), plan.stages());
  }

  private static Plan with(Plan plan, Installation installation, List<Stage> stages) {
    return new Plan(
        plan.upgradeId(),
        plan.rollbackOf(),
        installation,
        plan.from(),
        plan.to(),
        plan.path(),
        plan.playbook(),
        plan.facts(),
        stages,
        plan.library(),
        plan.scripts(),
        plan.risks(),
        plan.forecast(),
        plan.unavailable());
  }

  /// The stage with a checklist, or only to be started once.
  static Stage special(Stage stage, boolean once, List<String> checklist) {
    return new Stage(
        stage.index(),
        stage.step(),
        stage.title(),
        stage.group(),
        stage.cite(),
        stage.down(),
        stage.effect(),
        stage.action(),
        stage.estimate(),
        stage.runs(),
        Optional.of(once),
        Optional.empty(),
        Optional.of(checklist),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Action action() {
    return action(List.of());
  }

  /// @param facts that the work captures
  static Action action(List<String> facts) {
    return new Action(
        Optional.empty(),
        new Script("step.sh", Sha256.of(SCRIPT)),
        Optional.empty(),
        List.of(),
        List.of(),
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        facts);
  }
}
