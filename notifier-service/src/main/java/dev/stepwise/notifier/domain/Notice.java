package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.Optional;

/// Something that people are told, once.
public sealed interface Notice permits UpgradeNotice, SecurityNotice {
  /// Its name; the same whoever computes it.
  String id();

  /// The upgrade that it is about.
  Optional<UpgradeId> about();

  /// The name of its kind in facts and over REST, such as `started`.
  String wireKind();

  Severity severity();

  /// When what it tells of happened.
  Instant at();
}
