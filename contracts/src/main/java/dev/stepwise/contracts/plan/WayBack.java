package dev.stepwise.contracts.plan;

import java.util.List;
import java.util.Optional;

/// What people should know of a rollback before they approve it, in words; its scope and its
/// detours also for those that plan the next one.
///
/// @param source out of what it was planned
/// @param scope how much is undone; absent for everything
/// @param restores what is put back from where, by the facts captured in the very runs
/// @param points the points of no return that were passed, each with what is lost and what remains
/// @param stays what the upgrade did and this rollback leaves as it is
/// @param release what the installation's recorded release is afterwards, and why
/// @param left what is still to be undone afterwards; absent when nothing is
/// @param around what is taken down for the time of the rollback and brought back in its end
public record WayBack(
    String source,
    Optional<RollbackScope> scope,
    List<String> restores,
    List<String> points,
    List<String> stays,
    String release,
    Optional<String> left,
    List<Around> around) {
  public WayBack {
    restores = List.copyOf(restores);
    points = List.copyOf(points);
    stays = List.copyOf(stays);
    around = List.copyOf(around);
  }

  /// Two stages of the upgrade, of which the first takes something down and the last brings it
  /// back. A rollback that undoes both has changed nothing by that.
  ///
  /// @param first index of the stage in the upgrade's plan
  /// @param last index of the stage in the upgrade's plan
  public record Around(int first, int last) {}
}
