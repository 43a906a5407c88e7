package dev.stepwise.audit.application;

import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.audit.domain.Arrival;
import dev.stepwise.audit.domain.Batch;
import dev.stepwise.audit.domain.Fact;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.log.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Seals what has arrived: the only way the log grows.
@ApplicationScoped
public class SealFacts {
  private final SealedLog log;
  private final GuardTail tail;
  private final String origin;

  SealFacts(SealedLog log, GuardTail tail, AuditConfig config) {
    this.log = log;
    this.tail = tail;
    this.origin = config.origin();
  }

  /// Seals each fact once, however often its record is delivered or its author published it, and
  /// all new ones in one transaction. Records from one partition keep their order. Fails with
  /// [ForeignRecord] when another record has been sealed from the same place, and with [TailCut]
  /// when the log ends before what was given away of it.
  ///
  /// @return how many were new
  @Transactional
  public int seal(List<Arrival> arrivals) {
    log.becomeSequencer();
    var sealed = log.sealedFrom(arrivals.stream().map(Arrival::source).toList());
    var fresh =
        arrivals.stream().filter(arrival -> isNew(arrival, sealed.get(arrival.source()))).toList();
    var end = log.frontier();
    tail.requireWhole(end.size());
    var batch = Batch.of(end, withoutRepetitions(fresh));
    if (!batch.sealed().isEmpty()) {
      log.append(batch, batch.checkpoint(origin));
      Failpoint.AUDIT_APPENDED_NOT_COMMITTED.reached();
    }
    return batch.sealed().size();
  }

  private List<Arrival> withoutRepetitions(List<Arrival> arrivals) {
    var facts = arrivals.stream().map(Fact::of).toList();
    var known = new HashSet<>(log.sealedOf(facts.stream().flatMap(Optional::stream).toList()));
    return IntStream.range(0, arrivals.size())
        .filter(at -> facts.get(at).map(known::add).orElse(true))
        .mapToObj(arrivals::get)
        .toList();
  }

  private static boolean isNew(Arrival arrival, @Nullable Entry sealed) {
    if (sealed == null) {
      return true;
    }
    if (!sealed.payload().equals(arrival.digest())
        || !sealed.attributes().id().equals(arrival.attributes().id())) {
      throw new ForeignRecord(arrival.source(), sealed.index());
    }
    return false;
  }
}
