package dev.stepwise.notifier.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.notifier.application.Inbox;
import dev.stepwise.notifier.domain.UpgradeNotice;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What was told to whom.
@Path("/api/v1/inbox")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
class InboxResource {
  private static final int MOST = 1000;

  private final Inbox inbox;

  InboxResource(Inbox inbox) {
    this.inbox = inbox;
  }

  @GET
  @Operation(
      summary = "The notices and their deliveries, oldest first",
      description =
          "One entry per notice and subscriber; channel 'inbox' has every notice once. To whom it"
              + " went, and why it did not, is for operators; notices of security are for them and"
              + " for auditors.")
  public List<InboxView> read(
      @Parameter(description = "Only about this upgrade and its rollbacks") @QueryParam("upgrade")
          @Nullable String upgrade,
      @Parameter(description = "How many of the newest, 1 to 1000")
          @QueryParam("limit")
          @DefaultValue("200")
          int limit,
      @Context SecurityContext by) {
    return inbox.read(Optional.ofNullable(upgrade).map(UpgradeId::new), checked(limit)).stream()
        .filter(item -> item.notice() instanceof UpgradeNotice || mayKnowOfSecurity(by))
        .map(InboxView::of)
        .map(view -> by.isUserInRole(Roles.OPERATOR) ? view : view.withoutAddressees())
        .toList();
  }

  private static boolean mayKnowOfSecurity(SecurityContext by) {
    return by.isUserInRole(Roles.OPERATOR) || by.isUserInRole(Roles.AUDITOR);
  }

  static int checked(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException(
          "Expected limit to be 1 to %d, but it is %d".formatted(MOST, limit));
    }
    return limit;
  }
}
