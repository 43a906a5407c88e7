package dev.stepwise.systemtests.campaign;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The wires to about half of the hosts break, at the same moment.
///
/// @param way how
record BreakWire(Relays relays, Way way) implements Fault {
  /// How a wire breaks.
  enum Way {
    RESET("SSH connections reset (RST)"),
    CUT("SSH connections cut after some bytes"),
    SILENT("SSH connections fall silent, nobody is told");

    private final String words;

    Way(String words) {
      this.words = words;
    }
  }

  /// The host is asked every 5 s whether it is still there, and given up after 3 silences.
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(20);

  private static final int MOST_BYTES = 4096;

  @Override
  public String name() {
    return way.words;
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) {
    var recovery = scene.ofTheRuns();
    for (var relay : relays.all()) {
      if (random.nextBoolean()) {
        switch (way) {
          case RESET -> relay.reset();
          case CUT -> relay.cutAfter(random.nextInt(1, MOST_BYTES));
          case SILENT -> relay.fallSilent();
        }
      }
    }
    return recovery;
  }

  @Override
  public Duration limit(Scene scene) {
    var usual = Fault.super.limit(scene);
    return way == Way.SILENT ? usual.plus(NOTICED_WITHIN) : usual;
  }
}
