package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A host with a run ledger that keeps the rules of the real one: an attempt is claimed once, for
/// its start or for never; a fence below the highest of its run is refused; a reboot loses what
/// ran.
final class Host {
  private final Chance chance;
  private final InstantSource clock;
  private final Checker checker;
  private final Mutation mutation;
  private final Map<AttemptId, Script> claims = new LinkedHashMap<>();
  private final Map<RunKey, Long> fences = new HashMap<>();
  private final Set<RunKey> done = new HashSet<>();
  private final List<Supplier<Word>> underWay = new ArrayList<>();

  Host(Chance chance, InstantSource clock, Checker checker, Mutation mutation) {
    this.chance = chance;
    this.clock = clock;
    this.checker = checker;
    this.mutation = mutation;
  }

  /// A run, whatever the attempt.
  record RunKey(UpgradeId upgrade, int stage) {
    static RunKey of(AttemptId attempt) {
      return new RunKey(attempt.upgradeId(), attempt.stage());
    }
  }

  /// What the ledger says of an attempt.
  enum Word {
    NONE,
    STALE,
    CANCELLED,
    RUNNING,
    EXITED_0,
    EXITED_1,
    LOST
  }

  private record Script(Word word, Instant endsAt, Word end) {}

  /// Starts the attempt, unless it ever was or never may be.
  Word begin(AttemptId attempt, long fence) {
    if (isStale(attempt, fence)) {
      return Word.STALE;
    }
    return claim(attempt);
  }

  /// The same on a host so slow that much may happen between the look at the fence and the claim.
  Word beginSlowly(AttemptId attempt, long fence) {
    if (isStale(attempt, fence)) {
      return Word.STALE;
    }
    later(() -> claim(attempt));
    return Word.NONE;
  }

  private Word claim(AttemptId attempt) {
    if (!claims.containsKey(attempt) || mutation == Mutation.HOST_WITHOUT_CLAIM) {
      checker.started(attempt);
      var end = chance.oneOf(List.of(Word.EXITED_0, Word.EXITED_0, Word.EXITED_0, Word.EXITED_1));
      var endsAt = clock.instant().plusMillis(chance.below(15_000));
      claims.put(attempt, new Script(Word.RUNNING, endsAt, end));
    }
    return wordOf(attempt);
  }

  Word lookAt(AttemptId attempt, long fence) {
    return isStale(attempt, fence) ? Word.STALE : wordOf(attempt);
  }

  /// An attempt that has not started never will.
  Word callOff(AttemptId attempt, long fence) {
    if (isStale(attempt, fence)) {
      return Word.STALE;
    }
    claims.putIfAbsent(attempt, new Script(Word.CANCELLED, Instant.MIN, Word.CANCELLED));
    return wordOf(attempt);
  }

  /// The same, and what of it runs is killed.
  Word cancel(AttemptId attempt, long fence) {
    if (callOff(attempt, fence) == Word.STALE) {
      return Word.STALE;
    }
    lose(attempt);
    return wordOf(attempt);
  }

  /// The same for the attempt before, and what of it runs is killed.
  Word cancelPrevious(AttemptId attempt, long fence) {
    if (isStale(attempt, fence)) {
      return Word.STALE;
    }
    if (mutation != Mutation.RETRY_WITHOUT_FENCING_OFF) {
      callOff(attempt.previous(), fence);
      lose(attempt.previous());
    }
    return wordOf(attempt.previous());
  }

  /// Whether the work of the run is done, as `verify` sees it.
  boolean isDone(AttemptId attempt) {
    List.copyOf(claims.keySet()).forEach(this::wordOf);
    return done.contains(RunKey.of(attempt));
  }

  /// A call that reaches the host later, when whoever made it has given up waiting.
  void later(Supplier<Word> call) {
    underWay.add(call);
  }

  void arrive() {
    if (!underWay.isEmpty() && chance.happens(0.2)) {
      var _ = underWay.remove(chance.below(underWay.size())).get();
    }
  }

  void reboot() {
    List.copyOf(claims.keySet()).forEach(this::lose);
  }

  void clear(UpgradeId upgrade) {
    if (mutation == Mutation.CLEARING_WITHOUT_TOMBSTONE) {
      claims.keySet().removeIf(attempt -> attempt.upgradeId().equals(upgrade));
    }
  }

  private void lose(AttemptId attempt) {
    if (wordOf(attempt) == Word.RUNNING) {
      claims.put(attempt, new Script(Word.LOST, Instant.MIN, Word.LOST));
      if (chance.happens(0.5)) {
        done.add(RunKey.of(attempt));
      }
    }
  }

  private boolean isStale(AttemptId attempt, long fence) {
    return fences.merge(RunKey.of(attempt), fence, Math::max) > fence;
  }

  private Word wordOf(AttemptId attempt) {
    var script = claims.get(attempt);
    if (script == null) {
      return Word.NONE;
    }
    if (script.word() == Word.RUNNING && !script.endsAt().isAfter(clock.instant())) {
      claims.put(attempt, new Script(script.end(), script.endsAt(), script.end()));
      if (script.end() == Word.EXITED_0) {
        done.add(RunKey.of(attempt));
      }
      return script.end();
    }
    return script.word();
  }
}
