package dev.stepwise.contracts.upgrade;

import java.time.Instant;

/// An approved upgrade starts by itself.
///
/// @param startsAt so that its downtime begins when the window opens, or later
/// @param slot the window that it is for
/// @param by who scheduled it
public record Appointment(Instant startsAt, Slot slot, String by) {}
