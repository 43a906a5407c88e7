package dev.stepwise.notifier.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.notifier.adapter.webhook.PublicAddresses.InsideAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "fec0::1"
      })
  void an_address_inside_is_refused(String address) {
    assertThatThrownBy(() -> addresses(address).resolve("evil.example.org"))
        .isInstanceOf(InsideAddress.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "192.0.1.1",
        "198.20.0.1",
        "2606:4700::1111",
        "2a00:1450::1"
      })
  void an_address_in_the_world_is_looked_up(String address) throws UnknownHostException {
    assertThat(addresses(address).resolve("example.org")).hasSize(1);
  }

  @Test
  void one_address_inside_is_enough_to_refuse_a_name() {
    assertThatThrownBy(() -> addresses("8.8.8.8", "10.0.0.1").resolve("mixed.example.org"))
        .isInstanceOf(InsideAddress.class);
  }

  @Test
  void an_allowed_host_may_be_inside() {
    var addresses = new PublicAddresses(Set.of("hooks.internal"), answering("10.0.0.1"));

    assertThatCode(() -> addresses.resolve("hooks.internal")).doesNotThrowAnyException();
    assertThatThrownBy(() -> addresses.resolve("other.internal")).isInstanceOf(InsideAddress.class);
  }

  private static PublicAddresses addresses(String... addresses) {
    return new PublicAddresses(Set.of(), answering(addresses));
  }

  private static DnsResolver answering(String... addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return Stream.of(addresses).map(PublicAddressesTest::address).toArray(InetAddress[]::new);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
