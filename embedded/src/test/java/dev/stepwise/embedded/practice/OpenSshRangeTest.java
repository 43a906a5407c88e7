package dev.stepwise.embedded.practice;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "sshdIsInstalled", disabledReason = "openssh-server is not installed")
class OpenSshRangeTest extends RangeContract {
  static boolean sshdIsInstalled() {
    return OpenSshRange.available();
  }

  @Override
  PracticeRange start(Path data) {
    return OpenSshRange.start(PLAYBOOK, data);
  }
}
