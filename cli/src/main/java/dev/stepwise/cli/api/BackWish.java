package dev.stepwise.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much of an upgrade is to be undone; empty lists and no release mean everything.
///
/// @param release one that the upgrade has passed, to go back to
public record BackWish(List<String> hosts, List<String> components, Optional<String> release) {
  /// Everything.
  public static final BackWish WHOLE = new BackWish(List.of(), List.of(), Optional.empty());

  public BackWish {
    hosts = List.copyOf(hosts);
    components = List.copyOf(components);
  }

  Map<String, Object> body() {
    var body = new TreeMap<String, Object>();
    if (!hosts.isEmpty()) {
      body.put("hosts", hosts);
    }
    if (!components.isEmpty()) {
      body.put("components", components);
    }
    release.ifPresent(to -> body.put("toHop", to));
    return body;
  }

  String query() {
    var parameters =
        Stream.of(
                hosts.stream().map(host -> "host=" + encoded(host)),
                components.stream().map(component -> "component=" + encoded(component)),
                release.stream().map(to -> "to=" + encoded(to)))
            .flatMap(some -> some)
            .collect(Collectors.joining("&"));
    return parameters.isEmpty() ? "" : "?" + parameters;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
