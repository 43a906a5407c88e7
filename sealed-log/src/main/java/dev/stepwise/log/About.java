package dev.stepwise.log;

import dev.stepwise.contracts.Names;
import dev.stepwise.contracts.codec.Wire;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which upgrade and which run a message is about, read from its data: the keys by which entries
/// are found. Not part of the leaf, because the payload already says it.
public record About(
    Optional<String> upgrade, OptionalInt stage, Optional<String> host, OptionalInt attempt) {
  /// About nothing that we know.
  public static final About NOTHING =
      new About(Optional.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty());

  /// Reads a message of whatever type, also one that a later release has added. Fails with
  /// [UnreadableMessage] when it is not a JSON object.
  public static About of(byte[] data) {
    var message = Wire.decode(data, Message.class);
    if (message.attempt().orElse("") instanceof Map<?, ?> attempt) {
      return new About(
          text(attempt.get("upgradeId")),
          number(attempt.get("stage")),
          text(attempt.get("host")),
          number(attempt.get("number")));
    }
    return new About(
        text(message.upgradeId().or(message::upgrade).orElse(null)),
        number(message.stage().orElse(null)),
        host(message.host().orElse(null)),
        number(message.attempt().orElse(null)));
  }

  private static Optional<String> host(@Nullable Object host) {
    return host instanceof Map<?, ?> installed ? text(installed.get("id")) : text(host);
  }

  /// Only what is a name: no index of the database takes a text of any length, so that a long one
  /// would block the log.
  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && Names.isName(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static OptionalInt number(@Nullable Object value) {
    return value instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /// The properties in which our messages say it, in either of their two shapes: an `AttemptId`, or
  /// the upgrade, stage, host and attempt side by side. An alert only says `upgrade`, because what
  /// it claims proves nothing.
  private record Message(
      Optional<Object> upgradeId,
      Optional<Object> upgrade,
      Optional<Object> stage,
      Optional<Object> host,
      Optional<Object> attempt) {}
}
