package dev.stepwise.cli.stack;

import dev.stepwise.embedded.FreePort;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// The seven ports of a stack, in a row from its base, all on 127.0.0.1.
public record Ports(int base) {
  /// Where a stack is when nobody says otherwise.
  public static final int USUAL_BASE = 7070;

  private static final int STRIDE = 10;

  /// Fails with [StackTrouble] unless all seven are ports.
  public Ports {
    if (base < 1024 || base > 65_528) {
      throw new StackTrouble("Expected a port base of 1024 to 65528, but got %d".formatted(base));
    }
  }

  /// The first row from the usual base on that is free as a whole.
  public static Ports firstFree() {
    return IntStream.iterate(USUAL_BASE, base -> base < 60_000, base -> base + STRIDE)
        .mapToObj(Ports::new)
        .filter(Ports::areFree)
        .findFirst()
        .orElseThrow(() -> new StackTrouble("Expected seven free ports in a row, but found none"));
  }

  /// Where a service answers.
  public URI url(Service service) {
    return URI.create("http://127.0.0.1:" + port(service));
  }

  int port(Service service) {
    return base + service.portOffset();
  }

  int kafka() {
    return base + 4;
  }

  int kafkaController() {
    return base + 5;
  }

  int postgres() {
    return base + 6;
  }

  /// Fails with [StackTrouble] that names the first port that somebody else has.
  void requireFree() {
    purposes()
        .forEach((port, purpose) -> {
          if (!FreePort.isFree(port)) {
            throw new StackTrouble(
                """
                Expected port %d to be free for %s, but another program has it.
                Stop that program, or choose another row of seven ports: --port-base %d\
                """
                    .formatted(port, purpose, firstFree().base()));
          }
        });
  }

  private boolean areFree() {
    return purposes().keySet().stream().allMatch(FreePort::isFree);
  }

  private Map<Integer, String> purposes() {
    var purposes = new LinkedHashMap<Integer, String>();
    for (var service : Service.values()) {
      purposes.put(port(service), "the " + service.word() + " service");
    }
    purposes.put(kafka(), "Kafka");
    purposes.put(kafkaController(), "Kafka's controller");
    purposes.put(postgres(), "PostgreSQL");
    return purposes;
  }
}
