package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.Release;
import dev.stepwise.planner.application.NotKnown;
import dev.stepwise.planner.application.Platforms;
import dev.stepwise.planner.domain.planning.Policy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/platforms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Platforms")
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
  @Operation(summary = "The ways from one release to another, by each policy side by side")
  public List<PathView> paths(
      @PathParam("platform") String platform,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    get(platform);
    var playbook = platforms.require(platform);
    var start = release("from", from);
    var end = release("to", to);
    Platforms.requireRelease(playbook, start);
    Platforms.requireRelease(playbook, end);
    return Arrays.stream(Policy.values())
        .map(policy -> PathView.of(playbook, start, end, policy))
        .toList();
  }

  private static Release release(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "Expected query parameter '%s' to name a release, but there is none".formatted(name));
    }
    return new Release(value);
  }
}
