package dev.stepwise.executor.application;

import java.time.Duration;

/// How soon to look again: 250 ms while something happens, slowing to a second while nothing does.
final class WatchRhythm {
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Duration pause = SHORTEST;

  Duration pause() {
    return pause;
  }

  void saw(boolean something) {
    var longer = pause.multipliedBy(5).dividedBy(4);
    pause = something ? SHORTEST : longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }
}
