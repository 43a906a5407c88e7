package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Alternative;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.plan.WayBack;
import dev.stepwise.planner.domain.timing.Fit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan as a person wants to read it before approving.
public final class PlanText {
  private final Plan plan;
  private final Page page = new Page();

  private PlanText(Plan plan) {
    this.plan = plan;
  }

  /// Plain text, at most 96 columns wide.
  public static String render(Plan plan, Sha256 hash) {
    return render(plan, hash, Optional.empty(), Optional.empty());
  }

  /// The same with its window, and with who has to agree.
  ///
  /// @param requester who asked for it
  public static String render(
      Plan plan, Sha256 hash, Optional<Fit> fit, Optional<String> requester) {
    var text = new PlanText(plan);
    text.head(hash);
    text.path();
    text.wayBack();
    text.hosts();
    text.forecast();
    fit.ifPresent(found -> {
      new WindowLines(found, text.page).write();
      ApprovalLines.write(plan, requester, text.page);
    });
    text.alternatives();
    text.risks();
    text.pointsOfNoReturn();
    text.checklists();
    text.stages();
    return text.page.toString();
  }

  private void head(Sha256 hash) {
    page.line(
        "",
        "%s of %s (%s, %s): %s → %s"
            .formatted(
                plan.rollbackOf().isPresent() ? "Rollback" : "Upgrade",
                plan.installation().title(),
                plan.installation().platform(),
                plan.installation().id(),
                plan.from(),
                plan.to()));
    page.line("", "Upgrade  " + plan.upgradeId());
    plan.rollbackOf().ifPresent(undone -> page.line("", "Undoes   upgrade " + undone));
    plan.variant().ifPresent(variant -> page.line("", "Variant  " + variant));
    plan.components().ifPresent(some -> page.line("Parts    ", String.join(", ", some)));
    page.line("", "Plan     " + hash);
  }

  private void path() {
    page.section("Path");
    for (var hop : plan.path()) {
      page.line(
          "  ",
          "%s → %s  by procedure %s%s"
              .formatted(hop.from(), hop.to(), hop.procedure(), cited(hop.cite())));
    }
  }

  private void wayBack() {
    plan.wayBack()
        .ifPresent(back -> {
          page.section("Way back");
          page.line("  ", "Planned out of " + back.source() + ".");
          back.scope().ifPresent(scope -> page.line("  Only      ", words(scope)));
          page.line("  Release   ", "The recorded release afterwards: " + back.release() + ".");
          back.restores().forEach(one -> page.line("  Restores  ", one));
          back.stays().forEach(one -> page.line("  Stays     ", one));
        });
  }

  private static String words(RollbackScope scope) {
    var hosts = scope.hosts().stream().map(HostId::value).toList();
    return Stream.of(
            hosts.isEmpty() ? "" : "on " + String.join(", ", hosts),
            scope.components().isEmpty() ? "" : "for " + String.join(", ", scope.components()),
            scope.toHop().map(release -> "back to " + release).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private void hosts() {
    page.section("Hosts");
    new HostLines(plan.installation().hosts(), page).write();
  }

  private void forecast() {
    page.section("Forecast");
    page.line(
        "  ",
        "%s of work in %d stages, %d runs"
            .formatted(
                words(plan.forecast().work()),
                plan.stages().size(),
                plan.stages().stream().mapToInt(stage -> stage.runs().size()).sum()));
    if (plan.forecast().downtime().isEmpty()) {
      page.line("  ", "Nothing is expected to be down.");
      return;
    }
    page.line("  ", "Down meanwhile:");
    var beginnings = Forecasts.beginnings(plan.stages());
    var downtime = plan.forecast().downtime();
    int width = downtime.keySet().stream().mapToInt(String::length).max().orElse(0);
    downtime.forEach((thing, time) ->
        page.line(
            "    " + Page.pad(thing, width) + "  ",
            "%s, for %s from %s on"
                .formatted(
                    plan.wordsFor(thing),
                    words(time),
                    StageLines.clock(beginnings.getOrDefault(thing, Duration.ZERO)))));
  }

  private void alternatives() {
    var alternatives = plan.alternatives().orElse(List.of());
    if (alternatives.stream().map(Alternative::hops).distinct().count() > 1) {
      page.section("Alternatives");
      new AlternativeLines(plan, page).write(alternatives);
    }
  }

  private void risks() {
    page.section("Risks");
    if (plan.risks().isEmpty()) {
      page.line("  ", "None are known.");
    }
    plan.risks().forEach(risk -> page.line("  - ", risk.text() + cited(risk.cite())));
  }

  private void pointsOfNoReturn() {
    page.section("Points of no return");
    var points =
        plan.stages().stream()
            .filter(stage -> stage.effect() instanceof Effect.Irreversible)
            .toList();
    if (plan.rollbackOf().isPresent()) {
      page.line(
          "  ", "A rollback cannot itself be rolled back; to go forward again, upgrade again.");
      plan.wayBack()
          .map(WayBack::points)
          .ifPresent(passed -> passed.forEach(point -> page.line("  - ", point)));
    } else if (points.isEmpty()) {
      page.line("  ", "None: every stage that changes something can be undone.");
    }
    points.forEach(stage ->
        page.line(
            "  - ",
            "stage %d: %s. Lost after that: %s"
                .formatted(stage.index() + 1, stage.title(), Trail.loss(stage))));
  }

  private void checklists() {
    var asking = plan.stages().stream().filter(stage -> !stage.checklist().isEmpty()).toList();
    if (asking.isEmpty()) {
      return;
    }
    page.section("To be signed");
    for (var stage : asking) {
      var name = stage.confirmTitle().map(title -> " (" + title + ")").orElse("");
      page.line("  ", "before stage %d, %s%s:".formatted(stage.index() + 1, stage.title(), name));
      stage.checklist().forEach(item -> page.line("    - ", item));
    }
  }

  private void stages() {
    page.section("Stages");
    new StageLines(plan, page).write();
  }

  private static String cited(Optional<String> cite) {
    return cite.map(passage -> "  (" + passage + ")").orElse("");
  }

  static String words(Duration duration) {
    var parts =
        List.of(
            amount(duration.toHours(), "h"),
            amount(duration.toMinutesPart(), "min"),
            amount(duration.toSecondsPart(), "s"));
    var text = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    return text.isEmpty() ? "0 s" : text;
  }

  private static String amount(long number, String unit) {
    return number == 0 ? "" : number + " " + unit;
  }
}
