package dev.stepwise.audit;

import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.keys.LocalIssuer;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import java.time.Duration;
import java.util.List;

/// Signs every request of a test in as ada, who may do everything, unless it shows a token itself.
public final class SignedIn implements QuarkusTestBeforeEachCallback {
  /// The header that shows a token.
  public static final String HEADER = "Authorization";

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    Filter showToken =
        (request, response, next) -> {
          if (!request.getHeaders().hasHeaderWithName(HEADER)) {
            request.header(HEADER, as("ada"));
          }
          return next.next(request, response);
        };
    RestAssured.replaceFiltersWith(showToken);
  }

  /// What that header says for somebody who may do everything.
  public static String as(String name) {
    return as(name, LocalIssuer.EVERYTHING);
  }

  /// The same for somebody of one role.
  public static String as(String name, String role) {
    return as(name, role, Duration.ofMinutes(5));
  }

  /// The same for so long.
  public static String as(String name, String role, Duration valid) {
    return "Bearer " + TestStack.issuer().token(name, List.of(role), valid);
  }
}
