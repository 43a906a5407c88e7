package dev.stepwise.planner.adapter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The value of a variable as people write it: a text, or a list of texts, which becomes a line
/// each. Numbers and flags are taken as they are written, so that `1.10` stays `1.10`.
@JsonDeserialize(using = TextOrList.Reader.class)
@Schema(type = SchemaType.STRING, description = "A text, or of type list a list of texts")
record TextOrList(String text) {
  static SortedMap<String, String> texts(Optional<SortedMap<String, TextOrList>> values) {
    var texts = new TreeMap<String, String>();
    values.ifPresent(said -> said.forEach((name, value) -> texts.put(name, value.text())));
    return texts;
  }

  static final class Reader extends JsonDeserializer<TextOrList> {
    @Override
    public TextOrList deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.isExpectedStartArrayToken()) {
        return new TextOrList(scalar(json, context));
      }
      var lines = new ArrayList<String>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        lines.add(line(json, context));
      }
      return new TextOrList(String.join("\n", lines));
    }

    private static String line(JsonParser json, DeserializationContext context) throws IOException {
      var line = scalar(json, context);
      if (line.contains("\n")) {
        context.reportInputMismatch(
            TextOrList.class, "Expected each text of a list on one line, but one has several");
      }
      return line;
    }

    private static String scalar(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
        context.reportInputMismatch(
            TextOrList.class,
            "Expected a text or a list of texts, but got %s",
            json.currentToken());
      }
      return json.getText();
    }
  }
}
