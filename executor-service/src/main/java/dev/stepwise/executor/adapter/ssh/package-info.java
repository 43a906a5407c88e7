/// Speaks to hosts over SSH; nothing else knows the SSH library. Start at
/// [dev.stepwise.executor.adapter.ssh.SshRunLedger]. What runs on a host is `ledger.sh` and
/// `supervisor.sh` among the resources.
@NullMarked
package dev.stepwise.executor.adapter.ssh;

import org.jspecify.annotations.NullMarked;
