package dev.stepwise.cli.context;

import java.net.URI;
import java.util.function.Supplier;

/// Where a service is, and what its caller shows.
///
/// @param token asked for at each request, as it may be a short one; an empty one shows nothing
public record Access(URI url, Supplier<String> token) {}
