package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.contracts.Release;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedTest {
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.fresh("refused");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void a_host_that_cannot_be_reached_is_named() {
    site.range().host("t2").refuseConnections(true);
    try {
      assertThat(problem(site::ask))
          .satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.detail()).contains("t2");
          });
    } finally {
      site.range().host("t2").refuseConnections(false);
    }
  }

  @Test
  void a_host_whose_key_changed_is_named_and_not_spoken_to() {
    site.range().host("t3").changeHostKey();
    try {
      assertThat(problem(site::ask))
          .satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.detail()).contains("t3").containsIgnoringCase("key");
          });
    } finally {
      site.range().host("t3").restoreHostKey();
    }
  }

  @Test
  void an_installation_that_nobody_registered_is_refused() {
    var problem = problem(() -> site.planner().request("nowhere", new Release("0.9.2")));

    assertThat(problem.status()).isBetween(400, 499);
    assertThat(problem.detail()).contains("nowhere");
  }

  @Test
  void a_release_that_the_catalogue_does_not_have_is_refused() {
    var problem = problem(() -> site.planner().request("refused", new Release("9.9.9")));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.detail()).contains("9.9.9");
  }

  @Test
  void a_document_that_is_not_json_is_refused() {
    var torn = "{\"id\": \"torn".getBytes(StandardCharsets.UTF_8);

    var problem = problem(() -> site.planner().register("torn", "application/json", torn));

    assertThat(problem.status()).isEqualTo(400);
  }

  @Test
  void a_second_upgrade_and_the_approval_of_another_plan_are_refused() {
    var first = site.ask();

    assertThat(problem(site::ask).status()).as("a second upgrade").isEqualTo(409);
    assertThat(problem(() -> site.planner().approve(first.id(), "0".repeat(64))).status())
        .as("another hash")
        .isEqualTo(409);
    site.planner().cancel(first.id(), "the test is over");
  }

  private static ApiProblem problem(ThrowingCallable request) {
    var thrown = catchThrowable(request);
    assertThat(thrown).isInstanceOf(ApiProblem.class);
    return (ApiProblem) thrown;
  }
}
