package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import java.time.Duration;

/// What must hold of the notices: those that are due come, and each comes once.
record Notices(NotifierApi notifier) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static Notices of(LocalStack stack) {
    return new Notices(new NotifierApi(stack.url(Service.NOTIFIER), stack.signIn("system-test")));
  }

  void are(UpgradeId upgrade, String... kinds) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(notifier.inbox(upgrade))
                .extracting(NotifierApi.Notice::kind)
                .containsExactlyInAnyOrder(kinds));
  }
}
