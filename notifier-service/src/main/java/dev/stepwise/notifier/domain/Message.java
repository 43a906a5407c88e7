package dev.stepwise.notifier.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A notice in words, for any channel to lay out.
///
/// @param summary what happened to which installation, in one sentence
/// @param reason why, where there is a why
/// @param downtimes one line for each thing that is not available
/// @param advice what to do
/// @param label that it may have come before; empty nearly always
/// @param reference the upgrade that it is about, to name when asking, and what the log was
public record Message(
    String subject,
    String summary,
    Optional<String> reason,
    List<String> downtimes,
    String advice,
    Optional<String> label,
    String reference) {
  public Message {
    downtimes = List.copyOf(downtimes);
  }

  /// The same, marked as one that may have come before.
  ///
  /// @param words that say so
  public Message labelled(String words) {
    return new Message(subject, summary, reason, downtimes, advice, Optional.of(words), reference);
  }

  /// The same, saying what the log was by then; empty when nothing is known of it.
  public Message witnessing(Optional<LogState> log) {
    return new Message(
        subject,
        summary,
        reason,
        downtimes,
        advice,
        label,
        reference + log.map(state -> " · Log: " + state).orElse(""));
  }

  /// All of it but the subject as plain text.
  public String asText() {
    return Stream.of(
            label.stream(),
            Stream.of(summary),
            reason.stream(),
            downtimes.stream(),
            Stream.of(advice, reference))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }
}
