package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What else goes wrong: with Kafka, with PostgreSQL, with time, and with what is said.
final class Disturbances {
  private static final List<Fault> QUICK =
      List.of(
          new SendAgain(2_000),
          new Poison(),
          new KillBroker(),
          new BreakDatabase(Signal.KILL),
          new FreezeService(Service.EXECUTOR, 2),
          new WrongDate(+1));

  private static final List<Fault> SLOW =
      List.of(
          new SendAgain(10_000),
          new BrokerAway(Duration.ofSeconds(30)),
          new Rebalance(),
          new Zombie(),
          new TerminateSessions(5),
          new BreakDatabase(Signal.QUIT),
          new FreezeService(Service.PLANNER, 2),
          new FreezeService(Service.EXECUTOR, 10),
          new WrongDate(-1));

  private Disturbances() {}

  static Stream<Fault> of(Form form) {
    return form.equals(Form.LONG) ? Stream.concat(QUICK.stream(), SLOW.stream()) : QUICK.stream();
  }
}
