package dev.stepwise.planner.application;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;

/// Names for new upgrades. A request with an `Idempotency-Key` always gets the same name, so that a
/// repeated one meets what came of the first.
@ApplicationScoped
public class UpgradeIds {
  private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int LENGTH = 12;

  private final SecureRandom random = new SecureRandom();

  /// @param prefix what kind of upgrade it is, such as `up`
  UpgradeId next(String prefix, Optional<String> key) {
    return new UpgradeId(prefix + "-" + key.map(UpgradeIds::digest).orElseGet(this::letters));
  }

  private static String digest(String key) {
    return Sha256.of(key).hex().substring(0, 2 * LENGTH);
  }

  private String letters() {
    var letters = new StringBuilder();
    random
        .ints(LENGTH, 0, LETTERS.length())
        .forEach(letter -> letters.append(LETTERS.charAt(letter)));
    return letters.toString();
  }
}
