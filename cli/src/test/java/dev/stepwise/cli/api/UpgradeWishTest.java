package dev.stepwise.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeWishTest {
  @Test
  void what_was_not_chosen_is_left_to_the_planner() {
    var target = new Release("2.0");

    assertThat(new UpgradeWish("main", target, Optional.empty(), List.of()).body())
        .isEqualTo(Map.of("installation", "main", "target", target));
    assertThat(
            new UpgradeWish(
                    "main", target, Optional.of("fewest"), Optional.of("infra"), List.of("ship"))
                .body())
        .isEqualTo(
            Map.of(
                "installation",
                "main",
                "target",
                target,
                "policy",
                "fewest",
                "variant",
                "infra",
                "components",
                List.of("ship")));
  }
}
