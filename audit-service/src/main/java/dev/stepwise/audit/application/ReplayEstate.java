package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.At;
import dev.stepwise.audit.domain.BrokenSeal;
import dev.stepwise.audit.domain.Folded;
import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.IncompleteHistory;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.Moment;
import dev.stepwise.audit.domain.Registrations;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.estate.Estate;
import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Tells what was registered and how every upgrade stood, from the sealed log alone.
///
/// An upgrade that was over is folded once and remembered by where its history ended; so an answer
/// reads the upgrades that were under way, and the others only the first time.
@ApplicationScoped
public class ReplayEstate {
  private final Moments moments;
  private final LogBook log;
  private final EstateBook book;
  private final OverUpgrades over;

  ReplayEstate(Moments moments, LogBook log, EstateBook book, OverUpgrades over) {
    this.moments = moments;
    this.log = log;
    this.book = book;
    this.over = over;
  }

  /// The estate as the log knew it.
  ///
  /// @param unreadable upgrades and installations whose history is incomplete, corrupt or was
  ///   changed, each with what is wrong; they are left out of the estate
  public record EstateAt(Moment moment, Estate estate, Map<String, String> unreadable) {}

  /// As it was at some moment. Fails with [NotSealed] when the log was not there yet.
  @Transactional
  public EstateAt at(At at) {
    return new Look(moments.require(at)).estate();
  }

  /// What an upgrade is called among the unreadable ones.
  static String named(UpgradeId upgrade) {
    return "upgrade " + upgrade;
  }

  /// One look at one moment.
  private final class Look {
    private final Moment moment;
    private final Map<UpgradeId, Upgrade> states = new HashMap<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();

    Look(Moment moment) {
      this.moment = moment;
    }

    EstateAt estate() {
      var installations = installations();
      var upgrades = upgrades();
      return new EstateAt(
          moment, Estate.of(installations, upgrades, this::state), Map.copyOf(unreadable));
    }

    private List<UpgradeSummary> upgrades() {
      var summaries = new ArrayList<UpgradeSummary>();
      for (var end : book.ends(moment.entry())) {
        readable(named(end.upgrade()), () -> Optional.of(summary(end))).ifPresent(summaries::add);
      }
      return summaries;
    }

    private UpgradeSummary summary(EstateBook.End end) {
      return over.find(end).orElseGet(() -> over.keep(end, folded(end.upgrade()).summary()));
    }

    private Upgrade state(UpgradeId upgrade) {
      var known = states.get(upgrade);
      return known == null ? folded(upgrade).state() : known;
    }

    private Folded folded(UpgradeId upgrade) {
      var folded = History.of(log.history(upgrade.value(), moment.entry())).fold();
      states.put(upgrade, folded.state());
      return folded;
    }

    private List<Registered> installations() {
      var found = new ArrayList<Registered>();
      book.installations(moment.entry()).stream()
          .collect(Collectors.groupingBy(Look::subject, LinkedHashMap::new, Collectors.toList()))
          .forEach((id, deliveries) ->
              readable("installation " + id, () -> Registrations.of(deliveries))
                  .ifPresent(found::add));
      return found;
    }

    private static String subject(Kept kept) {
      return kept.entry().attributes().subject().orElse("");
    }

    private <T> Optional<T> readable(String what, Supplier<Optional<T>> read) {
      try {
        return read.get();
      } catch (CorruptHistory | IncompleteHistory | BrokenSeal e) {
        unreadable.put(what, String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }
  }
}
