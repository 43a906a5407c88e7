package dev.stepwise.systemtests.campaign;

import java.util.ArrayList;
import java.util.List;

/// As many upgrades, one after the other, as some faults take.
final class Voyages {
  /// Begins the next one.
  interface Departure {
    Scene next() throws InterruptedException;
  }

  private final Departure departure;
  private final List<Scene> scenes = new ArrayList<>();

  Voyages(Departure departure) {
    this.departure = departure;
  }

  /// One that is under way.
  synchronized Scene current() throws InterruptedException {
    if (scenes.isEmpty() || scenes.getLast().voyage().isOver()) {
      scenes.add(departure.next());
    }
    return scenes.getLast();
  }

  /// The one that began last.
  synchronized Scene last() {
    return scenes.getLast();
  }

  synchronized List<Voyage> all() {
    return scenes.stream().map(Scene::voyage).toList();
  }
}
