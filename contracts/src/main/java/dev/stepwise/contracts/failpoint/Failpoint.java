package dev.stepwise.contracts.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The gaps between two durable actions, in which a crash leaves the first done and the second not.
/// A service that comes by a gap says [#reached()]. That does nothing, unless the process was
/// started with `-Dstepwise.failpoints=FOLDER` and the folder has a file of the gap's name: then
/// the file is removed and the process ends there and then, as by SIGKILL. So each file kills once,
/// and the process that is started again goes on.
///
/// Each value is named after who dies, what is done, and what is not.
public enum Failpoint {
  /// A decision is written, but its transaction is open.
  PLANNER_DECIDED_NOT_COMMITTED,
  /// A decision is committed, but nobody has been told.
  PLANNER_COMMITTED_NOT_ANSWERED,
  /// A report is recorded, but comes again, as its offset is not.
  PLANNER_REPORT_RECORDED_NOT_ACKNOWLEDGED,
  /// Facts and commands are committed, but not on the bus.
  PLANNER_OUTBOX_READ_NOT_SENT,
  /// They are on the bus, but not marked, so they are sent again.
  PLANNER_OUTBOX_SENT_NOT_MARKED,
  /// They are on the bus and marked, but the transaction is open.
  PLANNER_OUTBOX_MARKED_NOT_COMMITTED,
  /// A run was silent for too long, but nobody else is asked.
  PLANNER_LEASE_EXPIRED_NOT_REISSUED,
  /// The sealed log was replayed for a rollback, but its plan is not recorded.
  PLANNER_REPLAYED_NOT_PROPOSED,

  /// The facts of a host are known, but not told.
  EXECUTOR_PROBED_NOT_REPORTED,
  /// A command was read, and nothing else.
  EXECUTOR_READ_NOT_ACCEPTED,
  /// A command is accepted, but nobody works on it.
  EXECUTOR_ACCEPTED_NOT_TAKEN,
  /// A run is being worked on, but its command comes again.
  EXECUTOR_TAKEN_NOT_ACKNOWLEDGED,
  /// The previous attempt is fenced off on the host, but the new one is not started.
  EXECUTOR_FENCED_NOT_STARTED,
  /// The host has started the script, but nobody knows.
  EXECUTOR_STARTED_NOT_REPORTED,
  /// The start is told, but nobody follows.
  EXECUTOR_BEGAN_NOT_FOLLOWED,
  /// Output was read from the host, but not passed on.
  EXECUTOR_OUTPUT_READ_NOT_SENT,
  /// Output was passed on, but where it ended is forgotten.
  EXECUTOR_OUTPUT_SENT_NOT_REMEMBERED,
  /// The outcome is known, but not told.
  EXECUTOR_ENDED_NOT_REPORTED,
  /// The outcome is told, but the run is not put away.
  EXECUTOR_REPORTED_NOT_FORGOTTEN,

  /// Records were read, but not sealed.
  AUDIT_READ_NOT_SEALED,
  /// They are appended, but the transaction is open.
  AUDIT_APPENDED_NOT_COMMITTED,
  /// They are sealed, but come again.
  AUDIT_SEALED_NOT_ACKNOWLEDGED,

  /// A notice is written, but its transaction is open.
  NOTIFIER_ANNOUNCED_NOT_COMMITTED,
  /// A fact was turned into a notice, but comes again.
  NOTIFIER_ANNOUNCED_NOT_ACKNOWLEDGED,
  /// A delivery is claimed, but not tried.
  NOTIFIER_CLAIMED_NOT_SENT,
  /// A message is out, but nobody remembers.
  NOTIFIER_SENT_NOT_SETTLED,
  /// Facts about notices are on the bus, but still in the outbox.
  NOTIFIER_PUBLISHED_NOT_REMOVED;

  /// The system property that names the folder.
  public static final String FOLDER = "stepwise.failpoints";

  private static final int AS_BY_SIGKILL = 137;

  /// Says that the process is in the gap. Returns, unless it is to die there.
  public void reached() {
    var folder = System.getProperty(FOLDER);
    if (folder != null && isArmedNoMore(Path.of(folder))) {
      Runtime.getRuntime().halt(AS_BY_SIGKILL);
    }
  }

  private boolean isArmedNoMore(Path folder) {
    try {
      return Files.deleteIfExists(folder.resolve(name()));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to disarm the failpoint " + this, e);
    }
  }
}
