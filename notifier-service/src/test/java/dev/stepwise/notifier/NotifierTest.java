package dev.stepwise.notifier;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/// On the embedded Kafka and PostgreSQL.
@QuarkusTest
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class NotifierTest extends NotifierContract {}
