package dev.stepwise.log.evidence;

import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.Verification.Refused;
import java.util.Map;
import java.util.stream.Stream;

/// Whether records were signed by planner and executors, over their exact bytes.
final class SignatureCheck {
  private final Authors authors;
  private final String whose;

  SignatureCheck(Bundle bundle, Trust trust) {
    authors =
        new Authors(
            trust.planner().orElseGet(() -> pinned(bundle, FileNames.PLANNER_KEYS)),
            trust.executors().orElseGet(() -> pinned(bundle, FileNames.EXECUTOR_KEYS)));
    whose =
        trust.planner().isPresent() && trust.executors().isPresent()
            ? "by the keys that were given"
            : "by the keys that the log had pinned (give --planner-keys and --executor-keys to"
                + " trust your own)";
  }

  private static PinnedKeys pinned(Bundle bundle, String file) {
    try {
      return PinnedKeys.parse(bundle.text(file));
    } catch (IllegalArgumentException e) {
      throw new BrokenEvidence(file, String.valueOf(e.getMessage()));
    }
  }

  /// Fails with [BrokenEvidence] at the first signature that is not genuine.
  String of(Stream<EntryEvidence> entries) {
    var counts = new int[2];
    entries.filter(entry -> entry.leaf().isReadable()).forEach(entry -> counts[check(entry)]++);
    return "%d records are signed %s%s."
        .formatted(
            counts[1],
            whose,
            counts[0] == 0 ? "" : "; %d are not signed, or not shown whole".formatted(counts[0]));
  }

  private int check(EntryEvidence entry) {
    var payload = entry.payload();
    var jws = entry.jws();
    if (payload.isEmpty() || jws.isEmpty()) {
      return 0;
    }
    Map<String, byte[]> headers = entry.leaf().headers(jws.get());
    var verification = authors.verify(entry.leaf().topic(), headers, payload.get());
    if (verification.orElse(null) instanceof Refused(_, var detail)) {
      throw new BrokenEvidence(FileNames.ofEntry(entry.index(), "jws"), detail);
    }
    return verification.isPresent() ? 1 : 0;
  }
}
