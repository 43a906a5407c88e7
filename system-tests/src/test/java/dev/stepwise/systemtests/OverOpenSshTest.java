package dev.stepwise.systemtests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.embedded.practice.OpenSshRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverOpenSshTest {
  @Test
  void the_same_journey_works_over_the_sshd_of_the_system() throws Exception {
    assumeTrue(OpenSshRange.available(), "skipped: there is no sshd here (install openssh-server)");
    try (var site = Site.fresh("over-openssh", SharedStack.PLATFORM, OpenSshRange::start)) {
      PlatformsTest.thereAndBack(site);
    }
  }
}
