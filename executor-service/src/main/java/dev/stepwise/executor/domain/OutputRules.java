package dev.stepwise.executor.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the output must and must not contain. Like `grep`, a pattern is looked for line by line, so
/// output of any size can be judged while it streams by.
public final class OutputRules {
  private final List<Pattern> expect;
  private final List<Pattern> forbid;

  private OutputRules(List<Pattern> expect, List<Pattern> forbid) {
    this.expect = expect;
    this.forbid = forbid;
  }

  /// Fails with [java.util.regex.PatternSyntaxException] when one is not a regular expression.
  public static OutputRules of(List<String> expect, List<String> forbid) {
    return new OutputRules(
        expect.stream().map(Pattern::compile).toList(),
        forbid.stream().map(Pattern::compile).toList());
  }

  /// What is known before the first line.
  public Seen start() {
    return new Seen(expect, Optional.empty());
  }

  /// What is known after some lines.
  ///
  /// @param awaited expected patterns that have not been seen
  /// @param forbidden the first line that must not be there
  public record Seen(List<Pattern> awaited, Optional<String> forbidden) {
    public Seen {
      awaited = List.copyOf(awaited);
    }

    /// Why this is not the output of a success.
    public Optional<String> broken() {
      return forbidden.or(() ->
          awaited.stream()
              .findFirst()
              .map(pattern ->
                  "Expected the output to contain '%s', but it does not".formatted(pattern)));
    }
  }

  /// With one more line.
  public Seen after(Seen seen, String line) {
    var awaited = seen.awaited().stream().filter(p -> !p.matcher(line).find()).toList();
    return new Seen(awaited, seen.forbidden().or(() -> forbidden(line)));
  }

  private Optional<String> forbidden(String line) {
    return forbid.stream()
        .filter(pattern -> pattern.matcher(line).find())
        .findFirst()
        .map(pattern ->
            "Expected no output like '%s', but got: %s"
                .formatted(pattern, OutputTail.of(line.strip().getBytes(StandardCharsets.UTF_8))));
  }
}
