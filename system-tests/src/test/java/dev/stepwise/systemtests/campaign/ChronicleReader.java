package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.systemtests.campaign.History.Chronicle;
import dev.stepwise.systemtests.campaign.History.Sealing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/// Reads what the planner's tables and the log say of one upgrade.
record ChronicleReader(Database database, AuditApi audit) {
  Chronicle read(UpgradeId upgrade) {
    var events = new ArrayList<UpgradeEvent>();
    var payloads = new ArrayList<Sha256>();
    database.rows(
        "select type, data from planner.events where upgrade_id = ? order by version",
        row -> {
          events.add(Wire.decode(row.getString(1), row.getBytes(2), UpgradeEvent.class));
          return payloads.add(Sha256.of(row.getBytes(2)));
        },
        upgrade.value());
    return database
        .rows(
            "select state, is_over, version from planner.upgrades where id = ?",
            row ->
                new Chronicle(
                    upgrade,
                    row.getString(1),
                    row.getBoolean(2),
                    row.getLong(3),
                    events,
                    payloads,
                    sealed(upgrade),
                    replayed(upgrade),
                    output(upgrade)),
            upgrade.value())
        .getFirst();
  }

  private List<Sealing> sealed(UpgradeId upgrade) {
    return database.rows(
        """
        select ce_sequence, payload_sha256 from audit.entry
        where topic = ? and upgrade = ? order by idx
        """,
        row -> new Sealing(row.getLong(1), new Sha256(HexFormat.of().formatHex(row.getBytes(2)))),
        Topics.UPGRADES,
        upgrade.value());
  }

  private Optional<String> replayed(UpgradeId upgrade) {
    var state = Wire.encode(audit.replay(upgrade).path("state"));
    return Optional.of(canonical(state));
  }

  /// With sorted keys, whatever the order in which they came.
  static String canonical(byte[] json) {
    return new String(Wire.encode(Wire.decode(json, Object.class)), StandardCharsets.UTF_8);
  }

  /// The chunks of each attempt, put where they belong; what came twice lies upon itself.
  private Map<String, Sha256> output(UpgradeId upgrade) {
    var printed = new HashMap<String, Pieces>();
    database.rows(
        """
        select bytes, encoding from audit.entry join audit.payload on sha256 = payload_sha256
        where topic = ? and upgrade = ? order by idx
        """,
        row -> {
          var chunk = Wire.decode(unpacked(row.getBytes(1), row.getString(2)), StepOutput.class);
          return printed
              .computeIfAbsent(chunk.attempt().value(), _ -> new Pieces())
              .add(chunk.offset(), Base64.getDecoder().decode(chunk.data()));
        },
        Topics.STEP_OUTPUT,
        upgrade.value());
    var digests = new HashMap<String, Sha256>();
    printed.forEach((attempt, pieces) -> digests.put(attempt, pieces.digest()));
    return digests;
  }

  private static byte[] unpacked(byte[] bytes, String encoding) {
    if (encoding.equals("identity")) {
      return bytes;
    }
    try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return inflated.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a payload that can be unpacked", e);
    }
  }
}
