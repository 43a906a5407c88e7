package dev.stepwise.signin;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What people may do. A token names roles; each brings those that it includes.
///
/// ```
/// admin ─┬─ operator ─┐
///        ├─ approver ─┼─ viewer
///        └─ auditor ──┘
/// ```
public final class Roles {
  /// Reads plans, upgrades, and what was told of them.
  public static final String VIEWER = "viewer";

  /// Asks for upgrades, and decides while they run.
  public static final String OPERATOR = "operator";

  /// Agrees with plans.
  public static final String APPROVER = "approver";

  /// Reads every entry of the log, and takes evidence out of it.
  public static final String AUDITOR = "auditor";

  /// Says which installations there are and what holds for them, and may do all else.
  public static final String ADMIN = "admin";

  private static final Map<String, Set<String>> INCLUDED =
      Map.of(
          VIEWER, Set.of(VIEWER),
          OPERATOR, Set.of(OPERATOR, VIEWER),
          APPROVER, Set.of(APPROVER, VIEWER),
          AUDITOR, Set.of(AUDITOR, VIEWER),
          ADMIN, Set.of(ADMIN, OPERATOR, APPROVER, AUDITOR, VIEWER));

  private Roles() {}

  /// Every role that comes with those that a token names; words that are no roles bring none.
  public static Set<String> including(Collection<String> named) {
    return named.stream()
        .flatMap(role -> INCLUDED.getOrDefault(role, Set.of()).stream())
        .collect(toUnmodifiableSet());
  }
}
