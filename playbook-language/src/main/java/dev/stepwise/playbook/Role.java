package dev.stepwise.playbook;

import java.util.OptionalInt;

/// What a host can be for.
///
/// @param min how many hosts an installation has of it at least
/// @param max how many at most; empty when any number will do
public record Role(String name, String description, int min, OptionalInt max) {}
