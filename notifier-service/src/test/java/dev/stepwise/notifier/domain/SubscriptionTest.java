package dev.stepwise.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.notifier.Facts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionTest {
  private static final Facts UPGRADE = Facts.ofUpgrade("u-1");
  private static final Optional<Briefing> PLANNED =
      Announcer.on(Optional.empty(), UPGRADE.proposed()).briefing();
  private static final Notice AWAITED =
      Announcer.on(Optional.empty(), UPGRADE.proposed()).notice().orElseThrow();
  private static final Notice STARTED =
      Announcer.on(PLANNED, UPGRADE.started()).notice().orElseThrow();
  private static final Notice HELD =
      Announcer.on(PLANNED, UPGRADE.held(0, Duration.ZERO)).notice().orElseThrow();
  private static final Notice FINISHED =
      Announcer.on(PLANNED, UPGRADE.succeeded(Duration.ZERO)).notice().orElseThrow();
  private static final Notice SECURITY =
      new SecurityNotice(
          "g",
          1,
          new Sighting(
              "a", Sighting.Kind.FORGED, "t", "d", "e", Optional.empty(), "p", Facts.NOON));

  @Test
  void without_wishes_all_comes_that_is_for_the_role() {
    assertThat(of(Role.VIEWER).wants(STARTED)).isTrue();
    assertThat(of(Role.VIEWER).wants(SECURITY)).isFalse();
    assertThat(of(Role.OPERATOR).wants(SECURITY)).isTrue();
    assertThat(of(Role.AUDITOR).wants(STARTED)).isFalse();
    assertThat(of(Role.AUDITOR).wants(FINISHED)).isTrue();
    assertThat(of(Role.APPROVER).wants(STARTED)).isFalse();
    assertThat(of(Role.APPROVER).wants(HELD)).isTrue();
  }

  @Test
  void whether_a_plan_waits_is_for_those_who_decide_and_those_who_run_it() {
    assertThat(Role.values())
        .filteredOn(role -> of(role).wants(AWAITED))
        .containsExactly(Role.OPERATOR, Role.APPROVER, Role.ADMIN);
  }

  @Test
  void that_a_plan_was_denied_is_for_all_but_those_who_use_the_platform() {
    var waiting = Announcer.on(Optional.empty(), UPGRADE.proposed()).briefing();
    var denied = Announcer.on(waiting, UPGRADE.denied("no", "cem")).notice().orElseThrow();

    assertThat(Role.values())
        .filteredOn(role -> of(role).wants(denied))
        .containsExactly(Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN);
  }

  @Test
  void only_what_matters_enough_comes() {
    var critical = of(Set.of(), Set.of(), Severity.CRITICAL);

    assertThat(critical.wants(STARTED)).isFalse();
    assertThat(critical.wants(HELD)).isTrue();
  }

  @Test
  void only_installations_that_are_named_come() {
    assertThat(of(Set.of("features"), Set.of(), Severity.INFO).wants(STARTED)).isTrue();
    assertThat(of(Set.of("other"), Set.of(), Severity.INFO).wants(STARTED)).isFalse();
  }

  @Test
  void only_components_that_are_named_come() {
    assertThat(of(Set.of(), Set.of("writes", "x"), Severity.INFO).wants(STARTED)).isTrue();
    assertThat(of(Set.of(), Set.of("x"), Severity.INFO).wants(STARTED)).isFalse();
  }

  private static Subscription of(Role role) {
    return new Subscription(subscriber(), Set.of(), Set.of(), Severity.INFO, role);
  }

  private static Subscription of(
      Set<String> installations, Set<String> components, Severity atLeast) {
    return new Subscription(subscriber(), installations, components, atLeast, Role.OPERATOR);
  }

  private static Subscriber subscriber() {
    return Subscriber.inbox(ZoneOffset.UTC);
  }
}
