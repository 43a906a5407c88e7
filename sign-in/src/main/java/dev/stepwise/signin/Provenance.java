package dev.stepwise.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a request comes from, as far as a browser tells. That the service listens on this machine
/// only keeps no web page away: the page is in the operator's browser, which is on this machine,
/// too.
///
/// @param host the host that the request names, with no port; null when it names none
/// @param authority the same with its port
/// @param origin the header `Origin`: the page's, when a browser sends it
/// @param site the header `Sec-Fetch-Site`: how page and service are related
record Provenance(
    String method,
    @Nullable String host,
    @Nullable String authority,
    @Nullable String origin,
    @Nullable String site) {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  /// An address, or a name without a dot such as `localhost` or that of a container.
  private static final Pattern NOT_PUBLIC = Pattern.compile("[0-9.]+|\\[.*]|[^.]+");

  /// Why the request must not be answered.
  ///
  /// @param names further names under which the service is called
  Optional<String> objection(Set<String> names) {
    return otherName(names).or(this::otherPage);
  }

  /// A name that can stand in the public DNS can be made to mean this machine by whoever owns it
  /// ("DNS rebinding"); to the browser, that owner's page is then our own.
  private Optional<String> otherName(Set<String> names) {
    if (host != null && (NOT_PUBLIC.matcher(host).matches() || names.contains(lower(host)))) {
      return Optional.empty();
    }
    return Optional.of(
        "Expected to be called by address, as localhost, or by one of the names in stepwise.names, but was called as '%s'"
            .formatted(host));
  }

  private Optional<String> otherPage() {
    if (READING.contains(method)) {
      return Optional.empty();
    }
    if (site != null && !OWN_SITES.contains(site)) {
      return Optional.of(
          "Expected no page of another site to send this, but Sec-Fetch-Site is '%s'"
              .formatted(site));
    }
    return origin == null || isOwn(origin)
        ? Optional.empty()
        : Optional.of(
            "Expected no page of another origin than '%s' to send this, but Origin is '%s'"
                .formatted(authority, origin));
  }

  /// Whatever the scheme: a proxy in front of us may speak TLS.
  private boolean isOwn(String page) {
    var start = page.indexOf("://");
    return start > 0 && lower(page.substring(start + 3)).equals(lower(String.valueOf(authority)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
