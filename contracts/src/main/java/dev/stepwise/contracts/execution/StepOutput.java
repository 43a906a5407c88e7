package dev.stepwise.contracts.execution;

/// Some of what a run prints, while it prints it; the key on the topic is the upgrade's id.
///
/// @param offset of the first byte in the whole output, as it is passed on
/// @param data the bytes as they are but for secrets, base64 in JSON (RFC 4648, section 4)
public record StepOutput(AttemptId attempt, long offset, String data) {}
