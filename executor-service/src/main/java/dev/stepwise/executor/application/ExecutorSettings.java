package dev.stepwise.executor.application;

import java.time.Duration;

/// What a worker needs to know of the executor.
///
/// @param executor its own name
/// @param heartbeat between two signs of life of a run
/// @param reachWithin how long a host may be silent before a run that nobody is known to have begun
///   is given up
/// @param outputLimit bytes of a run's output that are passed on as they come; the rest is read and
///   digested only
/// @param outputTail of that rest, how many of the last bytes are passed on at the end
public record ExecutorSettings(
    String executor, Duration heartbeat, Duration reachWithin, long outputLimit, int outputTail) {}
