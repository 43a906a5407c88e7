package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.time.Duration;
import java.util.List;

/// What goes wrong with Kafka, with PostgreSQL, with time, and with what is said.
final class Disturbances {
  private Disturbances() {}

  static List<Fault> all() {
    return List.of(
        new SendAgain(10_000),
        new Poison(),
        new KillBroker(),
        new BrokerAway(Duration.ofSeconds(30)),
        new Rebalance(),
        new FreezeService(Service.PLANNER, 2),
        new FreezeService(Service.EXECUTOR, 10),
        new TerminateSessions(5),
        new BreakDatabase(Signal.QUIT),
        new BreakDatabase(Signal.KILL),
        new WrongDate(+1),
        new WrongDate(-1));
  }
}
