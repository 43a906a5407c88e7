package dev.stepwise.notifier.adapter.slack;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.domain.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The body of a webhook call: `blocks` is what is shown, `text` what notifications say (Slack's
/// Block Kit).
///
/// @param text plain, for notifications
record SlackMessage(String text, List<Block> blocks) {
  // Limits of Block Kit.
  private static final int HEADER = 150;
  private static final int SECTION = 3000;

  /// @param text of a header or a section
  /// @param elements of a context
  record Block(String type, Optional<Text> text, Optional<List<Text>> elements) {}

  record Text(String type, String text) {}

  static SlackMessage of(Message message) {
    return new SlackMessage(
        escaped(message.subject()),
        Stream.of(
                Stream.of(header(message.subject())),
                message.label().stream().map(SlackMessage::section),
                Stream.of(section(summary(message))),
                Stream.of(section(String.join("\n", message.downtimes()))),
                Stream.of(section(message.advice())),
                Stream.of(context(message.reference())))
            .flatMap(blocks -> blocks)
            .toList());
  }

  byte[] toJson() {
    return Wire.encode(this);
  }

  private static String summary(Message message) {
    return Stream.concat(Stream.of(message.summary()), message.reason().stream())
        .collect(Collectors.joining("\n"));
  }

  private static Block header(String text) {
    return block("header", new Text("plain_text", cut(text, HEADER)));
  }

  private static Block section(String text) {
    return block("section", new Text("mrkdwn", cut(escaped(text), SECTION)));
  }

  private static Block context(String text) {
    return new Block(
        "context", Optional.empty(), Optional.of(List.of(new Text("mrkdwn", escaped(text)))));
  }

  private static Block block(String type, Text text) {
    return new Block(type, Optional.of(text), Optional.empty());
  }

  /// The three characters that Slack reads as markup; so `<!channel>` in a host's words calls
  /// nobody.
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
