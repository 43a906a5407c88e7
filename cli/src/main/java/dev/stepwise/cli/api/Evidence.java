package dev.stepwise.cli.api;

import java.nio.file.Path;

/// Evidence that was fetched.
///
/// @param file where it lies
/// @param isComplete whether the upgrade is over, so that nothing can be added
/// @param state where the upgrade stood
public record Evidence(Path file, boolean isComplete, String state) {}
