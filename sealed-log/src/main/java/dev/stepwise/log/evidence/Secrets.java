package dev.stepwise.log.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.log.About;
import dev.stepwise.log.Stretch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What is not to be told any more: the texts of lines, what patterns find, and where these lie.
final class Secrets {
  /// A shorter line would be found everywhere; it counts only as a line of its own. What a pattern
  /// has found counts however short it is, because a person has named it.
  private static final int LONG = 8;

  private final Set<String> texts = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final Map<AttemptId, List<Stretch>> stretches = new HashMap<>();

  void add(AttemptId attempt, String line, List<Stretch> where) {
    if (!line.isBlank()) {
      texts.add(line.strip());
    }
    hide(attempt, where);
  }

  void hide(AttemptId attempt, List<Stretch> where) {
    stretches.computeIfAbsent(attempt, _ -> new ArrayList<>()).addAll(where);
  }

  void add(Pattern pattern) {
    patterns.add(pattern);
  }

  /// What a pattern has found in a line: it is a secret also where the pattern does not find it,
  /// such as behind other words.
  void addFound(Pattern pattern, String line) {
    pattern
        .matcher(line)
        .results()
        .map(found -> found.group().strip())
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
  }

  boolean isEmpty() {
    return stretches.isEmpty();
  }

  /// Whether some bytes of an output are among them.
  boolean lieIn(AttemptId attempt, long from, long until) {
    return stretches.getOrDefault(attempt, List.of()).stream()
        .anyMatch(secret -> secret.from() < until && from < secret.until());
  }

  /// Whether a text tells one of them.
  boolean areIn(String text) {
    return texts.stream().anyMatch(secret -> isIn(secret, text))
        || words.stream().anyMatch(text::contains)
        || text.lines().anyMatch(this::isFound);
  }

  private boolean isFound(String line) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(line).find());
  }

  private static boolean isIn(String secret, String text) {
    return secret.length() >= LONG
        ? text.contains(secret)
        : text.lines().anyMatch(line -> line.strip().equals(secret));
  }

  /// Whether a message tells one of them: in any of its texts, or because it has the tail of the
  /// output in which one lies.
  boolean areInMessage(byte[] payload) {
    try {
      var message = Wire.decode(payload, JsonNode.class);
      return areIn(message) || tailHolds(About.of(payload), message.path("output"));
    } catch (UnreadableMessage _) {
      return areIn(new String(payload, StandardCharsets.UTF_8));
    }
  }

  /// Whether a file of JSON tells one of them, in any of its texts or names.
  boolean areInJson(byte[] json) {
    try {
      return areIn(Wire.decode(json, JsonNode.class));
    } catch (UnreadableMessage _) {
      return areIn(new String(json, StandardCharsets.UTF_8));
    }
  }

  private boolean areIn(JsonNode node) {
    return node.isTextual()
        ? areIn(node.asText())
        : node.properties().stream().map(Map.Entry::getKey).anyMatch(this::areIn)
            || node.valueStream().anyMatch(this::areIn);
  }

  private boolean tailHolds(About about, JsonNode output) {
    if (!output.path("tail").isTextual() || about.attempt().isEmpty()) {
      return false;
    }
    var attempt =
        new AttemptId(
            new UpgradeId(about.upgrade().orElseThrow()),
            about.stage().orElseThrow(),
            new HostId(about.host().orElseThrow()),
            about.attempt().getAsInt());
    var tail = output.path("tail").asText().getBytes(StandardCharsets.UTF_8).length;
    var end = output.path("bytes").asLong();
    return lieIn(attempt, end - tail, end);
  }

  /// Whether a page of HTML shows one of them.
  boolean areInPage(String html) {
    return areIn(
        html.replaceAll("<[^>]*>", "\n")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&"));
  }
}
