package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// Carries out what the planner commands, in the order in which an executor does: `check`, `run`,
/// the rules of its output, `verify`, facts. Every wait is cut short, as practice is quick.
final class Performer {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_RUN = Duration.ofSeconds(180);
  private static final Duration LONGEST_DOUBT = Duration.ofSeconds(60);
  private static final Duration LONGEST_VERIFY = Duration.ofSeconds(20);

  /// What was set going before a kill may still come to its end; executors wait for longer.
  private static final Duration AFTERMATH = Duration.ofMillis(500);

  private static final String LIE = "exit 0\n";

  /// The seconds that a soak waits.
  private static final String SOAK = "STEPWISE_SOAK";

  private final PracticeSite site;
  private final InstantSource clock;

  Performer(PracticeSite site, InstantSource clock) {
    this.site = site;
    this.clock = clock;
  }

  /// @param earlier the facts that the attempt before this one wrote down
  Performance perform(RunStep command, Manner manner, SortedMap<String, String> earlier) {
    var host = command.host().id();
    var work = command.work();
    var environment = environment(work);
    if (command.attempt().number() > 1 && isDone(host, work, environment, earlier)) {
      var facts = declared(work, earlier);
      return early(new Outcome.Succeeded(facts, "verify passed before run"), "verify");
    }
    if (work.check().isPresent()) {
      var check = site.ask(host, work.check().get().text(), environment);
      if (!check.passes()) {
        return early(new Outcome.Refused("check: " + check.text()), "check");
      }
    }
    return new Attempt(host, work, environment, manner).perform();
  }

  /// Whether `verify` passes, asked once.
  boolean isVerified(RunStep command) {
    var work = command.work();
    return work.verify()
        .map(verify -> site.ask(command.host().id(), verify.text(), environment(work)).passes())
        .orElse(false);
  }

  private boolean isDone(
      HostId host,
      Work work,
      SortedMap<String, String> environment,
      SortedMap<String, String> earlier) {
    return earlier.keySet().containsAll(work.facts())
        && work.verify()
            .filter(verify -> site.ask(host, verify.text(), environment).passes())
            .isPresent();
  }

  private static Performance early(Outcome outcome, String part) {
    return new Performance(outcome, part, "", new TreeMap<>(), Duration.ZERO);
  }

  static SortedMap<String, String> environment(Work work) {
    var environment = new TreeMap<>(work.environment());
    environment.putAll(SecretFiles.resolve(work.secrets().orElseGet(TreeMap::new)));
    environment.replace(SOAK, "0");
    return environment;
  }

  private static SortedMap<String, String> declared(Work work, SortedMap<String, String> written) {
    var facts = new TreeMap<>(written);
    facts.keySet().retainAll(work.facts());
    return facts;
  }

  /// One start of the script, and what came of it.
  private final class Attempt {
    private final HostId host;
    private final Work work;
    private final SortedMap<String, String> environment;
    private final Manner manner;
    private final FactsFile facts = FactsFile.in(site.desk());
    private Duration took = Duration.ZERO;
    private String printed = "";

    Attempt(HostId host, Work work, SortedMap<String, String> environment, Manner manner) {
      this.host = host;
      this.work = work;
      this.environment = environment;
      this.manner = manner;
    }

    Performance perform() {
      var withFacts = new TreeMap<>(environment);
      withFacts.put("STEPWISE_FACTS", facts.file().toString());
      var text = manner instanceof Manner.Lying ? LIE : work.run().text();
      var began = clock.instant();
      var script = site.start(host, text, withFacts, answers(), site.desk());
      boolean ended = script.endsWithin(timeFor());
      if (!ended) {
        stop(script);
      }
      took = Duration.between(began, clock.instant());
      printed = script.answer().text();
      return ended ? afterEnd(script) : afterStop();
    }

    private List<String> answers() {
      return work.answers().orElse(List.of()).stream()
          .map(item ->
              item.startsWith("$") ? environment.getOrDefault(item.substring(1), item) : item)
          .toList();
    }

    private Duration timeFor() {
      return switch (manner) {
        case Manner.Killed killed -> killed.after();
        case Manner.Doubtfully _ -> least(work.timeout(), LONGEST_DOUBT);
        case Manner.Properly _, Manner.Lying _ -> least(work.timeout(), LONGEST_RUN);
      };
    }

    private void stop(RunningScript script) {
      if (manner instanceof Manner.Killed) {
        script.kill();
      } else {
        script.end();
      }
    }

    private Performance afterStop() {
      return switch (manner) {
        case Manner.Killed _ -> verified("it was killed");
        case Manner.Properly _, Manner.Doubtfully _, Manner.Lying _ ->
            failed("Expected it to end within %s, but it did not".formatted(timeFor()), "run");
      };
    }

    private Performance afterEnd(RunningScript script) {
      int exit = script.answer().exit();
      if (exit != 0) {
        return failed("exit " + exit, "run");
      }
      var lines = script.lines();
      for (var wanted : work.expect()) {
        if (lines.stream().noneMatch(line -> Pattern.compile(wanted).matcher(line).find())) {
          return failed(
              "Expected its output to contain '%s', but it does not".formatted(wanted), "run");
        }
      }
      for (var unwanted : work.forbid()) {
        if (lines.stream().anyMatch(line -> Pattern.compile(unwanted).matcher(line).find())) {
          return failed("Expected no output like '%s', but there is".formatted(unwanted), "run");
        }
      }
      return verified("exit 0");
    }

    private Performance verified(String ending) {
      if (work.verify().isEmpty()) {
        return manner instanceof Manner.Killed
            ? done(new Outcome.Unknown(ending + ", and there is no verify"), "run")
            : withFacts(ending);
      }
      var answer = awaitVerify(work.verify().get());
      return answer.passes()
          ? withFacts(ending + ", verify passed")
          : failed("%s, but verify: %s".formatted(ending, answer.text()), "verify");
    }

    private Answer awaitVerify(ScriptText verify) {
      var until = clock.instant().plus(verifyTime());
      var answer = site.ask(host, verify.text(), environment);
      while (!answer.passes() && clock.instant().isBefore(until)) {
        LockSupport.parkNanos(PAUSE.toNanos());
        answer = site.ask(host, verify.text(), environment);
      }
      return answer;
    }

    private Duration verifyTime() {
      return switch (manner) {
        case Manner.Properly _ -> least(work.verifyWithin(), LONGEST_VERIFY);
        case Manner.Doubtfully _ -> PAUSE;
        case Manner.Killed _ -> AFTERMATH;
        case Manner.Lying _ -> Duration.ZERO;
      };
    }

    private Performance withFacts(String ending) {
      var found = declared(work, facts.read());
      var missing = work.facts().stream().filter(name -> !found.containsKey(name)).toList();
      return missing.isEmpty()
          ? done(new Outcome.Succeeded(found, ending), "verify")
          : failed(
              "Expected it to write %s to $STEPWISE_FACTS, but it did not (%s)"
                  .formatted(missing, ending),
              "facts");
    }

    private Performance failed(String why, String part) {
      return done(new Outcome.Failed(why, OptionalInt.empty()), part);
    }

    private Performance done(Outcome outcome, String part) {
      return new Performance(outcome, part, printed, facts.read(), took);
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// Now, for what is told to the planner.
  Instant now() {
    return clock.instant();
  }
}
