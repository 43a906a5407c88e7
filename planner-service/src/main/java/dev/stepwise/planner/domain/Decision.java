package dev.stepwise.planner.domain;

import java.util.List;

/// What came of a command. A rejection is an answer, not an error: it changes nothing and says why.
public sealed interface Decision<E> {
  /// These facts are to be recorded, all or none.
  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// Nothing changes.
  ///
  /// @param message what was expected, and what is
  record Rejected<E>(Reason reason, String message) implements Decision<E> {}

  /// Why a command is rejected.
  enum Reason {
    /// The upgrade is not in a state that allows it.
    INVALID_STATE,
    /// It speaks of something that is over: an earlier attempt, a lower fence, an answered
    /// question.
    STALE,
    /// It names another plan than the one that was proposed.
    OTHER_PLAN,
    /// It signs other items than the checklist asks for.
    OTHER_ITEMS,
    /// Marked as done without evidence, or without the facts that others need.
    NOT_PROVEN,
    /// The upgrade cannot do without that host.
    INDISPENSABLE,
    /// The work must never be started a second time.
    ONLY_ONCE,
    /// What the plan was made from has changed since.
    CHANGED_SINCE,
    /// It will be possible when the runs that are under way have ended.
    STILL_BUSY,
    /// Another upgrade has the installation.
    OCCUPIED,
    /// No window is open, or what is left of it is too short.
    OUTSIDE_WINDOW,
    /// It needs a reason and a second person.
    SECOND_PERSON,
    /// That person may not approve.
    NOT_ENTITLED,
    /// The approval has ended, or would end before.
    EXPIRED
  }
}
