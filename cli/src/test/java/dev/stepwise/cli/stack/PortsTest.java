package dev.stepwise.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortsTest {
  @Test
  void the_services_come_first_in_the_row() {
    assertThat(new Ports(7070).url(Service.NOTIFIER))
        .isEqualTo(URI.create("http://127.0.0.1:7073"));
  }

  @Test
  void a_taken_port_is_named_with_what_it_is_for_and_a_way_out() throws IOException {
    var base = Ports.firstFree().base();
    try (var _ = new ServerSocket(base + 2, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(new Ports(base)::requireFree)
          .isInstanceOf(StackTrouble.class)
          .hasMessageContaining("port " + (base + 2))
          .hasMessageContaining("the audit service")
          .hasMessageContaining("--port-base");
    }
  }
}
