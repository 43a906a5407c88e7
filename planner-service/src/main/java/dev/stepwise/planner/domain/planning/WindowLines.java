package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.planner.domain.timing.Admission.TurnedAway;
import dev.stepwise.planner.domain.timing.Fit;
import dev.stepwise.planner.domain.timing.PlanForecast.Range;

/// How long a plan takes by what is known of earlier runs, and how that fits its window.
final class WindowLines {
  private final Fit fit;
  private final Page page;

  WindowLines(Fit fit, Page page) {
    this.fit = fit;
    this.page = page;
  }

  void write() {
    page.section("Time");
    var downtime = fit.forecast().downtime();
    var width = downtime.keySet().stream().mapToInt(String::length).max().orElse(0);
    var column = Math.max(width, "Work".length());
    line(column, "Work", words(fit.forecast().work()));
    downtime.forEach((thing, range) -> line(column, thing, "down for " + words(range)));
    line(column, "", known());
    page.section("Window");
    fit.window().ifPresentOrElse(this::window, this::none);
  }

  private void line(int width, String name, String words) {
    page.line("  " + Page.pad(name, width) + "  ", words);
  }

  private static String words(Range range) {
    return "%s in half of all cases, %s in nine of ten"
        .formatted(PlanText.words(range.p50()), PlanText.words(range.p90()));
  }

  private String known() {
    var learned = fit.stages().stream().filter(time -> time.samples() > 0).count();
    return learned == 0
        ? "by the playbook's estimates: too few runs are known"
        : "by earlier runs in %d of %d stages, by the playbook's estimates in the others"
            .formatted(learned, fit.stages().size());
  }

  private void none() {
    if (fit.admission() instanceof TurnedAway no) {
      page.line("  ", "None fits. " + no.reason());
    } else if (fit.forecast().needs().isNothing()) {
      page.line("  ", "None is needed: nothing will be down.");
    } else {
      page.line("  ", "Downtime is always allowed.");
    }
  }

  private void window(Slot slot) {
    var needs = fit.forecast().needs();
    line(7, "Open", "%s to %s".formatted(slot.opens(), slot.closes()));
    line(
        7,
        "Needs",
        "%s of it: work %s and worst way back %s, each in nine of ten cases"
            .formatted(
                PlanText.words(needs.worst()),
                PlanText.words(needs.work()),
                PlanText.words(needs.back())));
    line(7, "Fits", fit.admission() instanceof TurnedAway no ? "not now. " + no.reason() : "yes");
    line(
        7,
        "Start",
        "from %s to %s".formatted(fit.startFrom().orElseThrow(), fit.startUntil().orElseThrow()));
    line(
        7,
        "Go back",
        "by %s at the latest, to be back before the window closes"
            .formatted(fit.lastSafeReturn().orElseThrow()));
  }
}
