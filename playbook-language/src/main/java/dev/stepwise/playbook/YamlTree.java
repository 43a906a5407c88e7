package dev.stepwise.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// A YAML file as a JSON value, and the line of every place in it.
///
/// @param file within the playbook's folder
/// @param lines by JSON pointer; a value of a mapping is where its key is
record YamlTree(String file, JsonNode root, Map<String, Integer> lines) {
  YamlTree {
    lines = Map.copyOf(lines);
  }

  /// The line of a place; of the nearest one around it, when it is not there.
  int lineOf(String pointer) {
    for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      var line = lines.get(at);
      if (line != null) {
        return line;
      }
    }
    return lines.getOrDefault("", 1);
  }

  /// The place that all others are in.
  Place top() {
    return new Place(this, "", root);
  }
}
