package dev.stepwise.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads YAML into JSON and remembers the lines. Of plain scalars only `true`, `false`, `null` and
/// whole numbers are more than text (so `on` is a word, and `1.10` is not `1.1`). No objects are
/// made, and there are no aliases, so a file cannot blow up.
final class YamlReader {
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 30;

  private final String file;
  private final Problems problems;
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// The tree of a file's text; empty when it is no YAML, which is then among the problems.
  static Optional<YamlTree> read(String file, String text, Problems problems) {
    return new YamlReader(file, problems).read(text);
  }

  static String pointer(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private Optional<YamlTree> read(String text) {
    try {
      var node = new Yaml(limits()).compose(new StringReader(text));
      if (node == null) {
        problems.add(file, 1, "Expected a playbook's YAML, but the file is empty");
        return Optional.empty();
      }
      return Optional.of(new YamlTree(file, json("", node), lines));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      problems.add(
          file, mark == null ? 1 : mark.getLine() + 1, "Expected YAML, but " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(
          file, 1, "Expected plain YAML without anchors and aliases, but " + e.getMessage());
    }
    return Optional.empty();
  }

  private static LoaderOptions limits() {
    var limits = new LoaderOptions();
    limits.setAllowDuplicateKeys(false);
    limits.setMaxAliasesForCollections(0);
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setCodePointLimit(MAX_CHARACTERS);
    return limits;
  }

  private JsonNode json(String pointer, Node node) {
    lines.putIfAbsent(pointer, line(node));
    return switch (node) {
      case MappingNode mapping -> mapping(pointer, mapping);
      case SequenceNode sequence -> sequence(pointer, sequence);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new YAMLException("there is a " + node.getNodeId());
    };
  }

  private JsonNode mapping(String pointer, MappingNode mapping) {
    var object = JsonNodeFactory.instance.objectNode();
    for (var tuple : mapping.getValue()) {
      var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      var place = pointer(pointer, key);
      if (object.has(key)) {
        problems.add(
            file,
            line(tuple.getKeyNode()),
            "Expected each key once, but `%s` is already on line %d"
                .formatted(key, lines.getOrDefault(place, 0)));
        continue;
      }
      lines.put(place, line(tuple.getKeyNode()));
      object.set(key, json(place, tuple.getValueNode()));
    }
    return object;
  }

  private JsonNode sequence(String pointer, SequenceNode sequence) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var item : sequence.getValue()) {
      array.add(json(pointer(pointer, Integer.toString(array.size())), item));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    var text = scalar.getValue();
    var nodes = JsonNodeFactory.instance;
    if (!scalar.isPlain()) {
      return nodes.textNode(text);
    }
    return switch (text) {
      case "true" -> nodes.booleanNode(true);
      case "false" -> nodes.booleanNode(false);
      case "", "~", "null" -> nodes.nullNode();
      default ->
          text.matches("-?(0|[1-9][0-9]{0,8})")
              ? nodes.numberNode(Integer.parseInt(text))
              : nodes.textNode(text);
    };
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
