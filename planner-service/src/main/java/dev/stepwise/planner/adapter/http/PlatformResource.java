package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.Release;
import dev.stepwise.planner.application.NotKnown;
import dev.stepwise.planner.application.Platforms;
import dev.stepwise.planner.domain.planning.Policy;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/platforms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Platforms")
@RolesAllowed(Roles.VIEWER)
class PlatformResource {
  private final Platforms platforms;

  PlatformResource(Platforms platforms) {
    this.platforms = platforms;
  }

  @GET
  public List<PlatformView> list() {
    return platforms.all().entrySet().stream()
        .map(known -> PlatformView.of(known.getKey(), known.getValue()))
        .toList();
  }

  @GET
  @Path("/{platform}")
  public PlatformView get(@PathParam("platform") String platform) {
    var loaded = platforms.all().get(platform);
    if (loaded == null) {
      throw new NotKnown(
          "Expected one of the platforms %s, but got '%s'"
              .formatted(platforms.all().keySet(), platform));
    }
    return PlatformView.of(platform, loaded);
  }

  @GET
  @Path("/{platform}/paths")
  @Operation(
      summary = "The ways from one release to another, by each policy side by side",
      description =
          "Of no installation in particular: of topologies and variants that are not named, the"
              + " first is supposed; a fact is known only as fact=NAME=value, and what is unknown"
              + " closes a way."
              + " catalogue=manual answers what the manual would do, with its own releases.")
  public List<PathView> paths(
      @PathParam("platform") String platform,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("catalogue") @DefaultValue("real") String catalogue,
      @QueryParam("topology") Optional<String> topology,
      @QueryParam("variant") Optional<String> variant,
      @QueryParam("fact") List<String> facts) {
    get(platform);
    var playbook = platforms.require(platform);
    var start = release("from", from);
    var end = release("to", to);
    var supposed = new Supposition(topology, variant, facts).of(playbook, start);
    var releases = catalogue(catalogue);
    return Arrays.stream(Policy.values())
        .map(policy -> PathView.of(supposed, releases, end, policy))
        .toList();
  }

  private static Catalogue catalogue(String word) {
    return Arrays.stream(Catalogue.values())
        .filter(catalogue -> catalogue.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected catalogue real or manual, but got '%s'".formatted(word)));
  }

  private static Release release(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "Expected query parameter '%s' to name a release, but there is none".formatted(name));
    }
    return new Release(value);
  }
}
