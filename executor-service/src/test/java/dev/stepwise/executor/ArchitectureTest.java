package dev.stepwise.executor;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.stepwise.arch.ServiceArchitecture;

@AnalyzeClasses(packages = "dev.stepwise.executor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest implements ServiceArchitecture {
  /// There is one host-key verifier, ours, which knows the pinned keys and nothing else.
  @ArchTest
  ArchRule no_host_key_is_taken_on_trust =
      ArchRuleDefinition.noClasses()
          .that()
          .doNotHaveSimpleName("PinnedHostKeys")
          .should()
          .dependOnClassesThat()
          .areAssignableTo("net.schmizz.sshj.transport.verification.HostKeyVerifier")
          .andShould()
          .notHaveSimpleName("SshConnector")
          .because("a host that shows a key which is not pinned must not be spoken to");
}
