/// What a run is on its host, and what its next action must be. Pure: no host, no clock, no Kafka.
///
/// **One journey.** The planner commands attempt 1 of a run. [Knowledge] holds what is known of it:
/// at first the command alone. [RunDecider] reads that and names the next action, a [NextAction];
/// somebody carries it out, adds to the knowledge what it showed, and asks again, until the action
/// is to report, or to stand down.
///
/// <pre>
///   known so far                               next action
///   ─────────────────────────────────────────  ─────────────────────────────────────────────────
///   the command                                LookAt: ask the ledger on the host
///   … the ledger: NONE                         AskCheck: may it be done?
///   … check: it is so                          Launch: start it, unless it ever was
///   … the ledger: RUNNING                      Watch: follow the output until it ends
///   … the ledger: EXIT 0, no rule is broken    AwaitVerify: is it done? until verify-within is over
///   … verify: it is so                         Report: Succeeded, "exit 0, verify passed"
/// </pre>
///
/// Nobody remembers where a run is but its host, whose ledger has one of the states of
/// [LedgerState]. So an executor that comes later, with the same attempt and a higher fence, begins
/// at the top and gets to where the other was: it finds RUNNING and watches, or EXIT and judges.
///
/// **What settles a state.**
///
/// <pre>
///   NONE · READY       not started: check, then Launch. Commanded again, verify is asked first,
///                      for it may be done, and is then not repeated
///   RUNNING · ORPHAN   the host ends it, its own watchdog if need be: Watch
///   EXIT n             [Verdict]: n ≠ 0, a broken rule, or "told to go" is Failed; else verify
///   LOST how           verify alone; without one it is Unknown, for a person to settle
///   CANCELLED          Refused: it never started and never will
///   CONFLICT           the script on the host is not the commanded one: Refused when it was not
///                      started, else Unknown
///   UNFIT why          Refused: this host can keep no ledger, or its disk is full
///   OCCUPIED attempt   Refused: the script of another run, which was given up, still runs for this
///                      host; a retry ends it first
///   STALE fence        StandDown: somebody else has the run; nothing is reported
/// </pre>
///
/// **The attempt after.** A retry is another attempt. Before it does anything it fences off all
/// that came before: what was not started is CANCELLED for ever, what runs is ended, also that of
/// another run for the host which was given up. If one will not end, or the fence cannot be
/// written, the outcome is Unknown; two attempts never run at once.
///
/// **The end by order.** A run that is to be ended is called off on the host if it was not started,
/// and told to go if it runs. What the ledger then says is settled as ever: it may have been done
/// just before.
///
/// **What is printed.** [MaskedStream] hides secrets before anything else sees the output,
/// [OutputRules] judges it line by line, [HeadAndTail] says how much of it is passed on.
///
/// Start at [dev.stepwise.executor.domain.RunDecider].
@NullMarked
package dev.stepwise.executor.domain;

import org.jspecify.annotations.NullMarked;
