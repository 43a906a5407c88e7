package dev.stepwise.notifier.adapter.qute;

import dev.stepwise.contracts.upgrade.Approval;
import dev.stepwise.notifier.domain.Ballot;
import dev.stepwise.notifier.domain.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The words about who has to agree with a plan, for those who decide.
record BallotWords(Phrases phrases, Times times) {
  /// What is asked, how far it has come, of whom, for whom, and until when.
  List<String> lines(Ballot ballot) {
    return Stream.of(
            Stream.of(phrases.say("approval.gate", Map.of("gate", gate(ballot)))),
            Stream.of(phrases.say("approval.count", count(ballot))),
            line("approval.approvers", ballot.approvers().map(BallotWords::listed)),
            line("approval.requester", ballot.requester()),
            line("approval.until", ballot.until().map(times::moment)))
        .flatMap(lines -> lines)
        .toList();
  }

  /// What a sentence can say of it.
  Map<String, Object> values(Ballot ballot) {
    return Map.of(
        "missing", ballot.missing(),
        "required", ballot.required(),
        "again", ballot.round() > 1 && ballot.given().isEmpty(),
        "denier", ballot.denier().orElse(""),
        "until", ballot.until().map(times::moment).orElse(""));
  }

  private String gate(Ballot ballot) {
    return phrases.say("approval.gate." + ballot.gate());
  }

  private static Map<String, Object> count(Ballot ballot) {
    return Map.of(
        "given",
        ballot.given().size(),
        "required",
        ballot.required(),
        "people",
        listed(ballot.given().stream().map(Approval::by).toList()));
  }

  private Stream<String> line(String name, Optional<String> value) {
    return value.map(it -> phrases.say(name, Map.of("value", it))).stream();
  }

  private static String listed(List<String> people) {
    return String.join(", ", people);
  }
}
