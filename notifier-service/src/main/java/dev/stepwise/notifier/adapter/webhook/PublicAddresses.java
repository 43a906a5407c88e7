package dev.stepwise.notifier.adapter.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Looks up hosts, and refuses those that are not out in the world: this machine, its network, what
/// a cloud tells its machines. The connection is made to the very addresses that were looked at, so
/// a name that changes in between leads nowhere else. Hosts that are allowed by name may be
/// anywhere.
final class PublicAddresses implements DnsResolver {
  private final Set<String> allowed;
  private final DnsResolver resolver;

  PublicAddresses(Set<String> allowed, DnsResolver resolver) {
    this.allowed = Set.copyOf(allowed);
    this.resolver = resolver;
  }

  boolean isAllowed(String host) {
    return allowed.contains(host);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = resolver.resolve(host);
    if (!isAllowed(host) && Stream.of(found).anyMatch(address -> !isPublic(address))) {
      throw new InsideAddress(
          "Expected the host to be public or among notifier.webhook-hosts, but it is inside");
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// Also what is reserved is not public (IANA's registries of special-purpose addresses).
  static boolean isPublic(InetAddress address) {
    return !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && !(address instanceof Inet4Address
            ? isReserved4(address.getAddress())
            : isReserved6(address.getAddress()));
  }

  private static boolean isReserved4(byte[] address) {
    int first = Byte.toUnsignedInt(address[0]);
    int second = Byte.toUnsignedInt(address[1]);
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128) // carriers' own
        || (first == 192 && second == 0 && (address[2] == 0 || address[2] == 2))
        || (first == 198 && (second == 18 || second == 19 || second == 51))
        || (first == 203 && second == 0 && address[2] == 113);
  }

  /// Public are only 2000::/3, and of these not what wraps an IPv4 address or is for examples.
  private static boolean isReserved6(byte[] address) {
    int first = Byte.toUnsignedInt(address[0]) << 8 | Byte.toUnsignedInt(address[1]);
    int second = Byte.toUnsignedInt(address[2]) << 8 | Byte.toUnsignedInt(address[3]);
    return (first & 0xe000) != 0x2000
        || first == 0x2002 // 6to4
        || (first == 0x2001 && (second == 0 || second == 0x0db8)); // Teredo, documentation
  }

  /// The host is not out in the world.
  static final class InsideAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    InsideAddress(String message) {
      super(message);
    }
  }
}
