package dev.stepwise.audit.application;

import dev.stepwise.audit.application.EstateBook.End;
import dev.stepwise.audit.domain.At;
import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.Moment;
import dev.stepwise.audit.domain.difference.EstateDifference;
import dev.stepwise.audit.domain.difference.UpgradeDifference;
import dev.stepwise.contracts.UpgradeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;

/// Tells what is different between two moments.
@ApplicationScoped
public class Compare {
  private final Moments moments;
  private final LogBook log;
  private final EstateBook book;
  private final ReplayEstate estates;

  Compare(Moments moments, LogBook log, EstateBook book, ReplayEstate estates) {
    this.moments = moments;
    this.log = log;
    this.book = book;
    this.estates = estates;
  }

  /// An answer, and the two moments that it stands for.
  public record Compared<T>(Moment from, Moment to, T difference) {}

  /// What is different about an upgrade. Fails with [NotSealed] when the later moment knows nothing
  /// of it, or when a moment is not there, else as [History#of] does.
  @Transactional
  public Compared<UpgradeDifference> upgrade(UpgradeId upgrade, At from, At to) {
    var earlier = moments.require(from);
    var later = moments.require(to);
    var after = history(upgrade, later);
    if (after.events().isEmpty()) {
      throw new NotSealed(
          "Expected an event of upgrade %s up to entry %d, but none is sealed"
              .formatted(upgrade, later.entry()));
    }
    return new Compared<>(earlier, later, between(upgrade, history(upgrade, earlier), after));
  }

  /// What is different about the estate; upgrades that cannot be read are left out. Fails with
  /// [NotSealed] when a moment is not there.
  @Transactional
  public Compared<EstateDifference> estate(At from, At to) {
    var before = estates.at(from);
    var after = estates.at(to);
    var known = new HashSet<>(book.ends(before.moment().entry()));
    var upgrades =
        book.ends(after.moment().entry()).stream()
            .filter(end -> !known.contains(end))
            .map(End::upgrade)
            .filter(id -> !after.unreadable().containsKey(ReplayEstate.named(id)))
            .map(id -> between(id, history(id, before.moment()), history(id, after.moment())))
            .toList();
    return new Compared<>(
        before.moment(),
        after.moment(),
        EstateDifference.between(before.estate(), after.estate(), upgrades));
  }

  private History history(UpgradeId upgrade, Moment moment) {
    return History.of(log.history(upgrade.value(), moment.entry()));
  }

  private static UpgradeDifference between(UpgradeId upgrade, History before, History after) {
    return UpgradeDifference.between(
        upgrade, before.state(), after.state(), after.events().size() - before.events().size());
  }
}
