package dev.stepwise.audit.adapter.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one range of a request (RFC 9110, section 14).
///
/// @param last the last byte that is wanted, or [Long#MAX_VALUE]
record ByteRange(long first, long last) {
  private static final Pattern FROM_ON = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

  /// Everything from an offset on.
  static ByteRange from(long offset) {
    return new ByteRange(offset, Long.MAX_VALUE);
  }

  /// Reads the header `Range`. What else it may hold (several ranges, the last so many bytes, other
  /// units, nonsense) is ignored, as a server may.
  static Optional<ByteRange> of(@Nullable String header) {
    var match = FROM_ON.matcher(header == null ? "" : header);
    if (!match.matches()) {
      return Optional.empty();
    }
    var first = Long.parseLong(match.group(1));
    var last = match.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(match.group(2));
    return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
  }
}
