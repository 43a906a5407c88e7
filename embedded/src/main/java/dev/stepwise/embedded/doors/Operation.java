package dev.stepwise.embedded.doors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// One operation of an OpenAPI document.
///
/// @param answers the media types that it can answer with; at least one
/// @param body the media type that it takes
record Operation(String method, String path, List<String> answers, String body) {
  /// Every operation, by path and method.
  static List<Operation> all(JsonNode document) {
    var all = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue().has("responses")) {
          all.add(of(path.getKey(), operation));
        }
      }
    }
    all.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    return all;
  }

  private static Operation of(String path, Map.Entry<String, JsonNode> operation) {
    var answers = new TreeSet<String>();
    for (var response : operation.getValue().path("responses").properties()) {
      response.getValue().path("content").fieldNames().forEachRemaining(answers::add);
    }
    var bodies = operation.getValue().path("requestBody").path("content").fieldNames();
    return new Operation(
        operation.getKey().toUpperCase(Locale.ROOT),
        path,
        answers.isEmpty() ? List.of("*/*") : List.copyOf(answers),
        bodies.hasNext() ? bodies.next() : "application/json");
  }

  /// The path to something that does not exist.
  String pathToNothing() {
    return path.replaceAll("\\{[^}]*}", "nothing");
  }
}
