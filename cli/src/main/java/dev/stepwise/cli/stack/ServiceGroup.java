package dev.stepwise.cli.stack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The four services, started at the same time and stopped at the same time.
final class ServiceGroup implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(6);

  private final Map<Service, Supervisor> supervisors;
  private final StackListener listener;

  private ServiceGroup(Map<Service, Supervisor> supervisors, StackListener listener) {
    this.supervisors = supervisors;
    this.listener = listener;
  }

  static ServiceGroup start(Configuration configuration, StackListener listener)
      throws IOException {
    var group = new ServiceGroup(new EnumMap<>(Service.class), listener);
    var folder = configuration.settings().folder();
    var http = HttpClient.newHttpClient();
    for (var service : Service.values()) {
      var supervisor =
          new Supervisor(
              configuration.of(service),
              new LogFile(folder.log(service)),
              new ProcessRecord(folder.processes()),
              new Readiness(http, configuration.settings().ports().url(service)),
              listener);
      supervisor.start();
      group.supervisors.put(service, supervisor);
    }
    return group;
  }

  Supervisor get(Service service) {
    var supervisor = supervisors.get(service);
    if (supervisor == null) {
      throw new IllegalStateException("Expected a started " + service.word() + " service");
    }
    return supervisor;
  }

  void awaitReady(Duration patience) throws InterruptedException {
    for (var supervisor : supervisors.values()) {
      listener.waitingFor(notReady());
      supervisor.awaitReady(patience);
    }
    listener.waitingFor(List.of());
  }

  private List<String> notReady() {
    return supervisors.values().stream()
        .filter(supervisor -> !supervisor.isReady())
        .map(supervisor -> supervisor.service().word())
        .toList();
  }

  @Override
  public void close() throws InterruptedException {
    supervisors.values().forEach(Supervisor::stop);
    for (var supervisor : supervisors.values()) {
      supervisor.awaitEnd(GRACE);
    }
  }
}
