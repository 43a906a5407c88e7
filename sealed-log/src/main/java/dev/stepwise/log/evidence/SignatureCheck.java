package dev.stepwise.log.evidence;

import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.Verification.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whether records were signed by planner and executors, over their exact bytes.
///
/// Only a log from before records were signed has none of their signatures. Whoever gives keys of
/// their own does not take the log's word for what is not signed, unless they say so.
final class SignatureCheck {
  private final Authors authors;
  private final String whose;
  private final boolean mayBeUnsigned;
  private final List<String> unsigned = new ArrayList<>();

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
    mayBeUnsigned = trust.allowsUnsigned() || !trust.hasOwnKeys();
  }

  private static PinnedKeys pinned(Bundle bundle, String file) {
    try {
      return PinnedKeys.parse(bundle.text(file));
    } catch (IllegalArgumentException e) {
      throw new BrokenEvidence(file, String.valueOf(e.getMessage()));
    }
  }

  /// Fails with [BrokenEvidence] at the first signature that is not genuine, or that is not there
  /// and has to be.
  String of(Stream<EntryEvidence> entries) {
    var counts = new int[2];
    entries.filter(entry -> entry.leaf().isReadable()).forEach(entry -> counts[check(entry)]++);
    return "%d records are signed %s%s."
        .formatted(
            counts[1],
            whose,
            counts[0] == 0 ? "" : "; %d are not signed, or not shown whole".formatted(counts[0]));
  }

  /// The entries that nobody signed, though records of their topic are signed; known after [#of].
  List<String> unsigned() {
    return List.copyOf(unsigned);
  }

  private int check(EntryEvidence entry) {
    if (entry.leaf().jws().isEmpty() && isSigned(entry.leaf().topic())) {
      noteUnsigned(entry);
    }
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

  private boolean isSigned(String topic) {
    return authors.verify(topic, Map.of(), new byte[0]).isPresent();
  }

  private void noteUnsigned(EntryEvidence entry) {
    if (!mayBeUnsigned) {
      throw new BrokenEvidence(
          FileNames.ofEntry(entry.index(), "jws"),
          "Expected entry %d (%s) to be signed, as keys were given, but it is not: only a log from before records were signed has such entries (--allow-unsigned)"
              .formatted(entry.index(), entry.leaf().type()));
    }
    unsigned.add(
        "entry %d (%s) is signed by nobody: that the log says so is all there is"
            .formatted(entry.index(), entry.leaf().type()));
  }
}
