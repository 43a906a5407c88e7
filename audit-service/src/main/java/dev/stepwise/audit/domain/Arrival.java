package dev.stepwise.audit.domain;

import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Source;

/// A record that has come from Kafka and is to be sealed.
///
/// @param payload the value's bytes as they came; do not change them
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are sealed; never compared as records
public record Arrival(Source source, Attributes attributes, About about, byte[] payload) {}
