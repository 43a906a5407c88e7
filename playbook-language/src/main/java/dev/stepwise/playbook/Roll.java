package dev.stepwise.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Steps that go over the hosts of a role turn by turn: a batch goes through all of them before the
/// next begins.
///
/// @param over the role
/// @param batches how many hosts take the first turn together, the second, and so on; the last one
///   repeats
/// @param canary the fact that is `true` on the hosts whose turn comes first
/// @param last the fact that is `true` on the hosts whose turn comes last
/// @param soak after each turn but the last, how long to wait before `verify` of the turn's last
///   step is asked again
/// @param maxFailures how many failed hosts hold the upgrade at once; with fewer the roll goes on
///   without them to its end
public record Roll(
    String over,
    List<BatchSize> batches,
    Optional<String> canary,
    Optional<String> last,
    Optional<Duration> soak,
    int maxFailures,
    List<Step> steps)
    implements Part {
  public Roll {
    batches = List.copyOf(batches);
    steps = List.copyOf(steps);
  }

  /// How many hosts are in each turn, out of so many.
  public List<Integer> turns(int hosts) {
    var turns = new ArrayList<Integer>();
    for (int left = hosts; left > 0; left -= turns.getLast()) {
      var batch = batches.get(Math.min(turns.size(), batches.size() - 1));
      turns.add(Math.min(left, batch.of(hosts)));
    }
    return turns;
  }
}
