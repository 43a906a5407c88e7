package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.Sha256;

/// A POSIX shell script that stands in the plan: its name in the playbook, and the digest of its
/// own text. The text is in [Plan#scripts()], once.
public record Script(String name, Sha256 sha256) {}
