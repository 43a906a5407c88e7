package dev.stepwise.audit.adapter.schedule;

import dev.stepwise.audit.application.AskWitnesses;
import dev.stepwise.audit.application.PublishCheckpoints;
import dev.stepwise.audit.application.SigningKey;
import dev.stepwise.audit.application.Witness;
import dev.stepwise.audit.config.AuditConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Lets checkpoints leave the house, round by round: to the outlets in one thread, to each witness
/// in another, so that nobody waits for a witness.
@ApplicationScoped
class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);
  private static final int LONGEST_STOP_S = 5;

  private final PublishCheckpoints publish;
  private final AskWitnesses ask;
  private final Collection<Witness> witnesses;
  private final SigningKey key;
  private final AuditConfig config;
  private final ScheduledExecutorService threads;

  Rounds(
      PublishCheckpoints publish,
      AskWitnesses ask,
      Collection<Witness> witnesses,
      SigningKey key,
      AuditConfig config) {
    this.publish = publish;
    this.ask = ask;
    this.witnesses = witnesses;
    this.key = key;
    this.config = config;
    this.threads =
        Executors.newScheduledThreadPool(
            1 + witnesses.size(), Thread.ofPlatform().name("checkpoints-", 0).daemon().factory());
  }

  void start(@Observes StartupEvent event) {
    if (key.signer().isEmpty()) {
      LOG.warn(
          "Checkpoints are not signed and stay in the house, so that nobody can tell whether the"
              + " log was cut: set audit.key");
      return;
    }
    every(new Round("outlets", this::published));
    witnesses.forEach(
        witness -> every(new Round("witness " + witness.key().name(), () -> ask.ask(witness))));
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    threads.shutdownNow();
    if (!threads.awaitTermination(LONGEST_STOP_S, TimeUnit.SECONDS)) {
      LOG.warn("A checkpoint was still on its way; it is given away after the next start");
    }
  }

  private Optional<String> published() {
    publish.publish();
    return Optional.empty();
  }

  private void every(Round round) {
    var pause = config.checkpointEvery().toMillis();
    threads.scheduleWithFixedDelay(round, pause, pause, TimeUnit.MILLISECONDS);
  }

  /// One thing to do again and again, for ever. Trouble is told when it begins, changes and ends.
  private static final class Round implements Runnable {
    private final String whom;
    private final Supplier<Optional<String>> work;
    private Optional<String> trouble = Optional.empty();

    Round(String whom, Supplier<Optional<String>> work) {
      this.whom = whom;
      this.work = work;
    }

    @Override
    public void run() {
      var now = attempt();
      if (!now.equals(trouble)) {
        now.ifPresentOrElse(
            reason -> LOG.warnf("A checkpoint is not out: to=%s reason=%s", whom, reason),
            () -> LOG.infof("Checkpoints are out again: to=%s", whom));
      }
      trouble = now;
    }

    private Optional<String> attempt() {
      try {
        return work.get();
      } catch (RuntimeException e) {
        return Optional.of(e.toString());
      }
    }
  }
}
