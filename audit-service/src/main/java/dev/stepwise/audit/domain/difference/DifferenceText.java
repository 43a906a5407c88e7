package dev.stepwise.audit.domain.difference;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.upgrade.Run;
import java.util.List;
import java.util.stream.Collectors;

/// A difference as a person reads it.
public final class DifferenceText {
  private final StringBuilder text = new StringBuilder();

  private DifferenceText() {}

  /// Plain text, a line for each thing that is not what it was.
  public static String of(EstateDifference difference) {
    var page = new DifferenceText();
    difference.installations().forEach(page::installation);
    difference.upgrades().forEach(page::upgrade);
    return page.textOrNothing();
  }

  /// The same of one upgrade.
  public static String of(UpgradeDifference difference) {
    var page = new DifferenceText();
    if (difference.events() != 0) {
      page.upgrade(difference);
    }
    return page.textOrNothing();
  }

  private void installation(InstallationChange change) {
    var what = change.isNew() ? ": registered" : change.isReplaced() ? ": registered anew" : "";
    line("installation " + change.installation() + what);
    changed("release", release(change.before()), release(change.after()));
    changed("held by", words(change.before().heldBy()), words(change.after().heldBy()));
    changed("down", words(change.before().down()), words(change.after().down()));
  }

  private void changed(String what, String before, String after) {
    if (!before.equals(after)) {
      line("  %-8s %s → %s".formatted(what, before, after));
    }
  }

  private void upgrade(UpgradeDifference change) {
    line(
        "upgrade %s: %s → %s, facts: %d"
            .formatted(change.upgrade(), change.before(), change.after(), change.events()));
    changed("stage", number(change.stageBefore()), number(change.stageAfter()));
    change.runs().forEach(this::run);
    change.facts().forEach(this::fact);
  }

  private void run(RunChange change) {
    line(
        "  stage %d on %s, %s, attempt %d: %s → %s%s"
            .formatted(
                change.stage() + 1,
                change.host(),
                change.title(),
                change.attempt(),
                change.before().map(Run.Status::name).orElse("–"),
                change.after(),
                change.note().isEmpty() ? "" : " (" + change.note() + ")"));
  }

  private void fact(FactChange change) {
    line(
        "  stage %d on %s found %s: %s → %s"
            .formatted(
                change.stage() + 1,
                change.host(),
                change.name(),
                change.before().orElse("–"),
                change.after()));
  }

  private static String release(InstallationChange.Look look) {
    return look.release().map(Release::version).orElse("–");
  }

  private static String words(List<?> things) {
    return things.isEmpty()
        ? "–"
        : things.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String number(int stage) {
    return stage < 0 ? "–" : Integer.toString(stage + 1);
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private String textOrNothing() {
    return text.isEmpty() ? "Nothing is different.\n" : text.toString();
  }
}
