package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.InstalledHost;
import java.util.List;
import java.util.stream.Collectors;

/// The hosts of a plan, a line each: where they are, as whom and through whom they are reached, and
/// what they are.
final class HostLines {
  private final List<InstalledHost> hosts;
  private final Page page;

  HostLines(List<InstalledHost> hosts, Page page) {
    this.hosts = hosts;
    this.page = page;
  }

  void write() {
    int width = hosts.stream().mapToInt(host -> host.id().value().length()).max().orElse(0);
    for (var host : hosts) {
      var lead = "  " + Page.pad(host.id().value(), width) + "  ";
      page.line(lead, "%s  %s".formatted(reach(host), String.join(", ", host.roles())));
    }
  }

  private static String reach(InstalledHost host) {
    return "%s@%s:%d%s%s"
        .formatted(host.user(), host.address(), host.port(), via(host), become(host));
  }

  private static String via(InstalledHost host) {
    var bastions = host.via().orElse(List.of());
    return bastions.isEmpty()
        ? ""
        : bastions.stream().map(Bastion::address).collect(Collectors.joining(", ", " via ", ""));
  }

  private static String become(InstalledHost host) {
    return host.become().map(other -> " as " + other.user() + " (sudo)").orElse("");
  }
}
