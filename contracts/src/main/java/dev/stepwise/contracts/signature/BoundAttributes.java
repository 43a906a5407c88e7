package dev.stepwise.contracts.signature;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The CloudEvents attributes of a record, as the signature binds them: every header `ce_NAME` as
/// `NAME`, and `content-type` as `datacontenttype` (Kafka Protocol Binding for CloudEvents, section
/// 3.2). Other headers carry no meaning and are not bound.
final class BoundAttributes {
  private static final String PREFIX = "ce_";

  private BoundAttributes() {}

  static Map<String, String> of(Map<String, byte[]> headers) {
    var attributes = new TreeMap<String, String>();
    headers.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        attributes.put(name.substring(PREFIX.length()), text(value));
      } else if (name.equals("content-type")) {
        attributes.put("datacontenttype", text(value));
      }
    });
    return attributes;
  }

  /// ISO 8859-1 gives every byte a character of its own; UTF-8 would make all malformed bytes the
  /// same.
  private static String text(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1);
  }
}
