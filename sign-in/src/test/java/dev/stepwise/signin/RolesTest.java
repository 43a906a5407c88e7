package dev.stepwise.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RolesTest {
  @Test
  void everybody_who_may_do_something_may_also_read() {
    assertThat(Roles.including(List.of("operator"))).containsOnly("operator", "viewer");
    assertThat(Roles.including(List.of("auditor", "approver")))
        .containsOnly("auditor", "approver", "viewer");
  }

  @Test
  void an_admin_has_every_role_and_nobody_else_has_that_one() {
    assertThat(Roles.including(List.of("admin")))
        .containsOnly("admin", "operator", "approver", "auditor", "viewer");
    assertThat(Roles.including(List.of("viewer", "operator", "approver", "auditor")))
        .doesNotContain("admin");
  }

  @Test
  void what_is_no_role_of_a_person_brings_nothing() {
    assertThat(Roles.including(List.of("Admin", "root", "service:replay"))).isEmpty();
  }
}
