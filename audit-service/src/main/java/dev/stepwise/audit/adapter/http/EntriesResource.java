package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.EntryFilter;
import dev.stepwise.audit.application.Prove;
import dev.stepwise.audit.application.ReadLog;
import dev.stepwise.log.Hash;
import dev.stepwise.signin.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Entries of the log, and the proof that each is in it.
@Path("/api/v1/entries")
@RolesAllowed(Roles.AUDITOR)
class EntriesResource {
  private static final int MOST = 1000;
  private static final int USUAL = 100;

  private final ReadLog log;
  private final Prove prove;

  EntriesResource(ReadLog log, Prove prove) {
    this.log = log;
    this.prove = prove;
  }

  /// @param next give it as `after` to get the next page; absent on the last one
  record Page(List<EntryView> entries, OptionalLong next) {}

  /// @param path base64, the lowest first (RFC 9162, section 2.1.3)
  record ProofView(long index, String leafHash, List<String> path, CheckpointView checkpoint) {}

  @GET
  @Operation(summary = "Entries, lowest index first, a page at a time")
  public Page list(
      @QueryParam("upgrade") @Nullable String upgrade,
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("type") @Nullable String type,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    var most = Queries.within("limit", Queries.number("limit", limit), 1, MOST, USUAL);
    var entries =
        log.entries(
            new EntryFilter(
                Queries.text("upgrade", upgrade),
                Queries.text("topic", topic),
                Queries.text("type", type),
                Queries.number("after", after),
                most));
    var isFull = entries.size() == most;
    return new Page(
        entries.stream().map(EntryView::of).toList(),
        isFull ? OptionalLong.of(entries.getLast().index()) : OptionalLong.empty());
  }

  @GET
  @Path("/{index}")
  @Operation(summary = "One entry with its leaf and its payload")
  public WholeEntryView entry(@PathParam("index") String index) {
    return WholeEntryView.of(log.entry(Queries.required("index", index)));
  }

  @GET
  @Path("/{index}/proof")
  @Operation(summary = "The proof that an entry is in the log of the latest checkpoint")
  public ProofView proof(@PathParam("index") String index) {
    var kept = log.entry(Queries.required("index", index));
    var included = prove.inclusion(kept.entry().index());
    return new ProofView(
        kept.entry().index(),
        kept.leafHash().base64(),
        included.proof().path().stream().map(Hash::base64).toList(),
        CheckpointView.of(included.checkpoint()));
  }
}
