package dev.stepwise.notifier.domain;

import java.time.ZoneId;

/// How somebody reads.
///
/// @param zone in which they live
public record Reader(Language language, ZoneId zone) {}
