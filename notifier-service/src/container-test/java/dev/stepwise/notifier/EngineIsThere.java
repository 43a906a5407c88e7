package dev.stepwise.notifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs a test only where a container engine has Kafka's image, and says why where not.
public final class EngineIsThere implements ExecutionCondition {
  static final String IMAGE = "apache/kafka:4.1.1";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var obstacle = obstacle();
    if (obstacle.isEmpty()) {
      return ConditionEvaluationResult.enabled("There is an engine with " + IMAGE);
    }
    System.out.printf("Skipped %s: %s%n", context.getDisplayName(), obstacle);
    return ConditionEvaluationResult.disabled(obstacle);
  }

  private static String obstacle() {
    try {
      var inspect =
          new ProcessBuilder("docker", "image", "inspect", "--format", "there", IMAGE)
              .redirectErrorStream(true)
              .start();
      var said = new String(inspect.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return inspect.waitFor() == 0 ? "" : missing(said.strip());
    } catch (IOException e) {
      return missing(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing("interrupted");
    }
  }

  private static String missing(String why) {
    return "Expected a container engine with the image %s (docker pull %s), but: %s"
        .formatted(IMAGE, IMAGE, why);
  }
}
