package dev.stepwise.planner.domain;

/// The rules of something that lives by events.
///
/// @param <C> what can be asked
/// @param <S> where it stands
/// @param <E> what can happen
public interface Decider<C, S, E> {
  /// Before anything has happened.
  S initial();

  /// What comes of a command. Pure: time, ids and names arrive in the command.
  Decision<E> decide(S state, C command);

  /// The state after one more event.
  S evolve(S state, E event);
}
