package dev.stepwise.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value in a YAML file whose form the schema has found sound, and where it stands.
record Place(YamlTree tree, String pointer, JsonNode value) {
  int line() {
    return tree.lineOf(pointer);
  }

  Optional<Place> find(String key) {
    return Optional.ofNullable(value.get(key)).map(found -> inside(key, found));
  }

  Optional<String> findText(String key) {
    return find(key).map(Place::text);
  }

  /// Text that the schema requires.
  String text(String key) {
    return findText(key)
        .orElseThrow(() -> new IllegalStateException("Expected the schema to require " + key));
  }

  String text() {
    return value.asText();
  }

  Optional<Integer> findNumber(String key) {
    return Optional.ofNullable(value.get(key)).map(JsonNode::asInt);
  }

  /// The items of a list; a single value counts as a list of one, an absent one as empty.
  List<Place> items(String key) {
    return find(key).map(Place::items).orElse(List.of());
  }

  List<String> texts(String key) {
    return find(key).map(Place::texts).orElse(List.of());
  }

  /// The texts of a list; a single value counts as a list of one.
  List<String> texts() {
    return items().stream().map(Place::text).toList();
  }

  /// Whether a key is there and true.
  boolean isTrue(String key) {
    return find(key).map(found -> found.value().asBoolean()).orElse(false);
  }

  List<Place> items() {
    if (!value.isArray()) {
      return List.of(this);
    }
    var items = new ArrayList<Place>();
    for (int i = 0; i < value.size(); i++) {
      items.add(inside(Integer.toString(i), value.get(i)));
    }
    return items;
  }

  /// The entries of a mapping, in the order of the file; an absent one has none.
  Map<String, Place> entries(String key) {
    var entries = new LinkedHashMap<String, Place>();
    find(key)
        .ifPresent(mapping ->
            mapping
                .value()
                .properties()
                .forEach(e -> entries.put(e.getKey(), mapping.inside(e.getKey(), e.getValue()))));
    return entries;
  }

  private Place inside(String key, JsonNode found) {
    return new Place(tree, YamlReader.pointer(pointer, key), found);
  }
}
