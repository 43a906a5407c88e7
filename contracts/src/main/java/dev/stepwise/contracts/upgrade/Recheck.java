package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Before an approved plan starts, its hosts are asked whether they still are as planned.
///
/// @param at when they were asked
/// @param pending whose answer is awaited
/// @param problems why some cannot answer, in words
public record Recheck(Instant at, List<HostId> pending, List<String> problems) {
  public Recheck {
    pending = List.copyOf(pending);
    problems = List.copyOf(problems);
  }

  Recheck answered(HostId host) {
    return new Recheck(
        at, pending.stream().filter(awaited -> !awaited.equals(host)).toList(), problems);
  }

  Recheck unanswered(HostId host, String problem) {
    var more = new ArrayList<>(problems);
    more.add(host + ": " + problem);
    return new Recheck(at, answered(host).pending(), more);
  }
}
