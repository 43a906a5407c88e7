package dev.stepwise.notifier;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.extension.ExtendWith;

/// The same as on the embedded broker, on the one that production runs.
@ExtendWith(EngineIsThere.class)
@QuarkusTest
@WithTestResource(
    value = ContainerSurroundings.class,
    scope = TestResourceScope.RESTRICTED_TO_CLASS)
class NotifierOnAContainerTest extends NotifierContract {}
