package dev.stepwise.contracts.upgrade;

import java.time.Duration;

/// How long a stage is expected to take, and the way back from it.
///
/// @param p50 in half of all cases it takes no longer
/// @param p90 in nine of ten
/// @param back how long a rollback of everything up to the end of the stage takes, in nine of ten
/// @param samples how many earlier runs that rests on; 0 when it is the playbook's estimate
public record StageTime(Duration p50, Duration p90, Duration back, int samples) {}
