package dev.stepwise.audit.domain.story;

import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who did what when, of one upgrade.
///
/// @param stages those that began, in that order
/// @param happenings in the order of their times
public record Timeline(
    UpgradeSummary upgrade, Totals totals, List<Span> stages, List<Happening> happenings) {
  public Timeline {
    stages = List.copyOf(stages);
    happenings = List.copyOf(happenings);
  }

  /// Makes it.
  ///
  /// @param notices about the upgrade
  /// @param alerts while it was under way; those about another upgrade are left out
  public static Timeline of(History history, List<Kept> notices, List<Kept> alerts) {
    var teller = new Storyteller();
    history.events().forEach(teller::hear);
    var summary = history.fold().summary();
    var end = summary.endedAt().orElse(history.events().getLast().event().at());
    var all =
        Stream.of(
                teller.happenings().stream(),
                notices.stream().map(Timeline::notice),
                alerts.stream().map(kept -> alert(kept, summary)).flatMap(Optional::stream))
            .flatMap(each -> each)
            .sorted(Comparator.comparing(Happening::at).thenComparing(Happening::entry))
            .toList();
    return new Timeline(summary, Totals.of(all, end), teller.stages(), all);
  }

  private static Happening notice(Kept kept) {
    var notice =
        Wire.decode(kept.entry().attributes().type(), kept.soundPayload(), NoticeEvent.class);
    var at =
        switch (notice) {
          case NoticeEvent.NoticeSent e -> e.at();
          case NoticeEvent.NoticeGivenUp e -> e.at();
        };
    return Happening.of(at, kept.entry().index(), Telling.of(notice));
  }

  private static Optional<Happening> alert(Kept kept, UpgradeSummary upgrade) {
    var alert =
        Wire.decode(kept.entry().attributes().type(), kept.soundPayload(), SecurityAlert.class);
    return alert
        .concerns()
        .filter(upgrade.id()::equals)
        .map(_ -> Happening.of(alert.at(), kept.entry().index(), Telling.of(alert)));
  }
}
