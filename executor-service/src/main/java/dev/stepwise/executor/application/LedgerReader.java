package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.domain.Facts;
import dev.stepwise.executor.domain.Knowledge;
import dev.stepwise.executor.domain.LedgerState;
import dev.stepwise.executor.domain.Mask;
import dev.stepwise.executor.domain.OutputRules;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Takes in what a host's ledger says of one run: passes on that it began and what it printed, and
/// adds the rest to what is known.
final class LedgerReader {
  private static final Logger LOG = Logger.getLogger(LedgerReader.class);

  /// Without the line that breaks it, which may show a secret.
  private static final String RULE_BROKEN =
      "Expected the output to keep the step's rules (expect, forbid), but it does not";

  private final RunStep command;
  private final Mask mask;
  private final SecretsMark mark;
  private final RunLedger ledger;
  private final RunReporter reporter;
  private final HostContact host;
  private final PrintedOutput printed;
  private volatile String hostState = "NONE";
  private volatile boolean withheld;
  private Optional<String> factsWithoutSecrets = Optional.empty();
  private boolean scrubbed;

  LedgerReader(
      RunStep command,
      ScriptInputs inputs,
      RunLedger ledger,
      RunReporter reporter,
      HostContact host) {
    this.command = command;
    this.mask = inputs.mask();
    this.mark = inputs.mark();
    this.ledger = ledger;
    this.reporter = reporter;
    this.host = host;
    this.printed =
        new PrintedOutput(OutputRules.of(command.work().expect(), command.work().forbid()), mask);
  }

  /// The ledger's last word on the run, for people.
  String hostState() {
    return hostState;
  }

  /// How many bytes of output were read from the host.
  long read() {
    return printed.read();
  }

  /// How many bytes of output there are without secrets; may be asked by any thread.
  long bytes() {
    return withheld ? 0 : printed.bytes();
  }

  /// Whether the script was given other secrets than those that can be hidden now. Then nothing of
  /// what it said is passed on.
  boolean isWithheld() {
    return withheld;
  }

  /// Passes on what of the output was kept back, and sums it up. Call once, at the end.
  Output endOutput() throws InterruptedException {
    passOn(printed.end());
    return withheld ? PrintedOutput.NOTHING : printed.summary();
  }

  /// Adds what the ledger says. The size was read after the state, so when the state is an end, all
  /// output up to that size is all there is; whoever was left behind by the script may print on.
  Knowledge learn(Knowledge known, LedgerAnswer answer) throws HostGivenUp, InterruptedException {
    tellOfStart(answer);
    take(answer);
    readUpTo(answer.size());
    var now = known.ledgerIs(answer.state());
    return isEnd(answer.state()) ? ended(now, answer) : now;
  }

  private Knowledge ended(Knowledge known, LedgerAnswer answer) throws InterruptedException {
    passOn(printed.end());
    if (withheld) {
      return known.endedWithheld(answer.killed(), printed.brokenRule().map(_ -> RULE_BROKEN));
    }
    var facts = mask.text(answer.facts());
    factsWithoutSecrets = facts.equals(answer.facts()) ? Optional.empty() : Optional.of(facts);
    return known.endedWith(answer.killed(), Facts.parse(facts), printed.brokenRule());
  }

  private void tellOfStart(LedgerAnswer answer) throws InterruptedException {
    if (answer.state().isStartable()) {
      host.isNotStarted();
    } else if (answer.state().isRunning() || isEnd(answer.state())) {
      host.isStarted();
      reporter.began(!answer.begun());
    }
  }

  private static boolean isEnd(LedgerState state) {
    return state instanceof LedgerState.Exited || state instanceof LedgerState.Lost;
  }

  /// Stops when the host has less than it said: somebody emptied the file.
  private void readUpTo(long size) throws HostGivenUp, InterruptedException {
    var grows = true;
    while (grows && printed.read() < size) {
      var before = printed.read();
      take(host.ask(() -> ledger.lookAt(command, before)));
      grows = printed.read() > before;
    }
  }

  private void take(LedgerAnswer answer) throws InterruptedException {
    hostState = wordFor(answer.state());
    scrubbed |= answer.scrubbed();
    withheld |= answer.mayShowOthersThan(mark);
    passOn(printed.add(answer.output()));
  }

  /// What was scrubbed was passed on before, as it was; other bytes at the same place would garble
  /// it.
  private void passOn(byte[] more) throws InterruptedException {
    if (!withheld && !scrubbed) {
      reporter.printed(more);
    }
  }

  private static String wordFor(LedgerState state) {
    return state.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  /// Overwrites on the host what the run showed of secrets; only when nobody needs the output as it
  /// was. One try: a host that is away keeps it.
  void scrub() {
    if (printed.secrets().isEmpty() && factsWithoutSecrets.isEmpty()) {
      return;
    }
    var answer = host.askOnce(() -> ledger.scrub(command, printed.secrets(), factsWithoutSecrets));
    LOG.warnf(
        "The run showed a secret, which was hidden here and on the host %s: run=%s",
        answer instanceof HostAnswer.Answered ? "is overwritten" : "is still there",
        command.attempt());
  }
}
