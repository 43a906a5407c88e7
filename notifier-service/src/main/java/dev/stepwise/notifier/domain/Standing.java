package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.InstallationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an installation stands, for everybody to see: without hosts, and without reasons, which may
/// name some.
///
/// @param notice as it would be told now
public record Standing(UpgradeNotice notice) {
  /// Whether something is not available now.
  public boolean isDown() {
    return notice.kind().phase() != NoticeKind.Phase.AHEAD
        && notice.downtimes().stream().anyMatch(down -> down.until().isEmpty());
  }

  /// What each installation is to be seen by: all that is not over; else what was over last.
  public static List<Standing> of(List<Briefing> briefings) {
    var byInstallation =
        briefings.stream()
            .filter(briefing -> briefing.latest().isPresent())
            .collect(
                Collectors.groupingBy(
                    briefing -> briefing.installation().value(),
                    TreeMap::new,
                    Collectors.toList()));
    return byInstallation.values().stream().flatMap(Standing::ofInstallation).toList();
  }

  /// What stands in the calendar of an installation, or of all.
  public static List<UpgradeNotice> planned(
      List<Briefing> briefings, Optional<InstallationId> installation) {
    return briefings.stream()
        .filter(briefing -> installation.map(briefing.installation()::equals).orElse(true))
        .filter(briefing -> briefing.entry().isPresent())
        .map(briefing -> planned(briefing).with(briefing.entry().orElseThrow()))
        .toList();
  }

  private static Stream<Standing> ofInstallation(List<Briefing> all) {
    var going = all.stream().filter(it -> phase(it) != NoticeKind.Phase.OVER).toList();
    return going.isEmpty()
        ? all.stream().max(Comparator.comparing(Standing::toldAt)).map(Standing::now).stream()
        : going.stream().sorted(Comparator.comparing(Standing::toldAt)).map(Standing::now);
  }

  private static Standing now(Briefing briefing) {
    return new Standing(
        switch (phase(briefing)) {
          case AHEAD -> planned(briefing);
          case UNDER_WAY, STOPPED, OVER -> asTold(briefing);
        });
  }

  private static UpgradeNotice asTold(Briefing briefing) {
    var latest = briefing.latest().orElseThrow();
    var over = latest.kind().phase() == NoticeKind.Phase.OVER;
    var down = over ? latest.downtimes() : Downtimes.soFar(briefing);
    return notice(briefing, latest.kind(), down, latest.at());
  }

  private static UpgradeNotice planned(Briefing briefing) {
    var start = briefing.timing().startsAt().orElseThrow();
    return notice(
        briefing, NoticeKind.PLANNED, Downtimes.forecast(briefing, start), toldAt(briefing));
  }

  private static UpgradeNotice notice(
      Briefing briefing, NoticeKind kind, List<Downtime> downtimes, Instant at) {
    return UpgradeNotice.of(
        briefing, kind, briefing.timing().changes(), downtimes, Optional.empty(), at);
  }

  private static NoticeKind.Phase phase(Briefing briefing) {
    return briefing.latest().orElseThrow().kind().phase();
  }

  private static Instant toldAt(Briefing briefing) {
    return briefing.latest().orElseThrow().at();
  }
}
