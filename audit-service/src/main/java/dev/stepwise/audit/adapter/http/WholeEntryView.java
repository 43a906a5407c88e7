package dev.stepwise.audit.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// An entry with all that is kept of it.
///
/// @param leaf the text that was hashed; its SHA-256 after a zero byte is the leaf hash
/// @param flaw what is wrong with it; absent when it is what was sealed
/// @param data the payload, when it is JSON
/// @param dataBase64 the payload, when it is not
record WholeEntryView(
    EntryView entry,
    String leaf,
    String leafHash,
    Optional<String> flaw,
    Optional<JsonNode> data,
    Optional<String> dataBase64) {
  static WholeEntryView of(Kept kept) {
    var data = kept.payload().flatMap(WholeEntryView::json);
    return new WholeEntryView(
        EntryView.of(kept.entry()),
        new String(kept.leaf(), StandardCharsets.UTF_8),
        kept.leafHash().toString(),
        kept.flaw(),
        data,
        data.isPresent()
            ? Optional.empty()
            : kept.payload().map(Base64.getEncoder()::encodeToString));
  }

  private static Optional<JsonNode> json(byte[] payload) {
    try {
      return Optional.of(Wire.decode(payload, JsonNode.class)).filter(JsonNode::isContainerNode);
    } catch (UnreadableMessage _) {
      return Optional.empty();
    }
  }
}
