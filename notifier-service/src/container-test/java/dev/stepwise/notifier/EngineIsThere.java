package dev.stepwise.notifier;

import com.github.dockerjava.api.exception.DockerException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

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
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return "Expected a container engine (DOCKER_HOST or /var/run/docker.sock), but none answers";
    }
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
      return "";
    } catch (DockerException e) {
      return "Expected the image %s (docker pull %s), but: %s"
          .formatted(IMAGE, IMAGE, e.getMessage());
    }
  }
}
