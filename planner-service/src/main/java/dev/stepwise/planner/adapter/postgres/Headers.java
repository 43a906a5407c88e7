package dev.stepwise.planner.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.stepwise.contracts.codec.Wire;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Headers as a JSON object of texts: readable in the table, and without a format of our own.
final class Headers {
  private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
      new TypeReference<>() {};

  private Headers() {}

  static String write(Map<String, byte[]> headers) {
    var texts = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
    try {
      return Wire.mapper().writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected headers to have a JSON form", e);
    }
  }

  static Map<String, byte[]> read(String json) {
    try {
      var headers = new LinkedHashMap<String, byte[]>();
      Wire.mapper()
          .readValue(json, TEXTS)
          .forEach((name, text) -> headers.put(name, text.getBytes(StandardCharsets.UTF_8)));
      return headers;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected headers as JSON, but got " + json, e);
    }
  }
}
