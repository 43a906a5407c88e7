package dev.stepwise.playbook;

import java.util.OptionalInt;

/// What a host can be for.
///
/// @param min how many hosts an installation has of it at least
/// @param max how many at most; empty when any number will do
/// @param scope the topologies in which it is counted and may be given
public record Role(String name, String description, int min, OptionalInt max, Scope scope) {}
