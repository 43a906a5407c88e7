package dev.stepwise.playbook;

import java.util.List;
import java.util.Optional;

/// Steps that go over the hosts of a role turn by turn: a batch goes through all of them before the
/// next begins.
///
/// @param over the role
/// @param batch how many hosts take a turn together
/// @param last the fact that is `true` on the hosts whose turn comes last
public record Roll(String over, int batch, Optional<String> last, List<Step> steps)
    implements Part {
  public Roll {
    steps = List.copyOf(steps);
  }
}
