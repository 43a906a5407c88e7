package dev.stepwise.audit.domain.reason;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One link of the chain.
///
/// @param who decided, said or did it
/// @param says what it says, in words
/// @param details the same in parts, such as `scriptSha256`, by name
/// @param entry that seals it
/// @param proof where the proof is to be had that this entry is in the log
public record Because(
    Link link,
    Instant at,
    Optional<String> who,
    String says,
    SortedMap<String, String> details,
    long entry,
    String proof) {
  /// What a link is about, in the order of the chain.
  public enum Link {
    REQUEST,
    RULE,
    PLAN,
    APPROVAL,
    START,
    CHECKLIST,
    STAGE,
    COMMAND,
    LEASE,
    OUTPUT,
    VERIFY,
    OUTCOME,
    DECISION
  }

  public Because {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /// A link without parts.
  Because(Link link, Instant at, Optional<String> who, String says, long entry) {
    this(link, at, who, says, new TreeMap<>(), entry, "/api/v1/entries/%d/proof".formatted(entry));
  }

  Because with(String name, Object value) {
    var more = new TreeMap<>(details);
    more.put(name, value.toString());
    return new Because(link, at, who, says, more, entry, proof);
  }
}
