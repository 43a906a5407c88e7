package dev.stepwise.audit.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// What a Kafka record can contain and none of ours does.
enum Poison {
  NO_KEY(record -> {}, null, bytes("{}")),
  TOMBSTONE(record -> {}, bytes("k"), null),
  NOTHING_AT_ALL(record -> {}, null, null),
  HUGE_KEY(record -> {}, bytes("k".repeat(900_000)), bytes("{}")),
  NUL_EVERYWHERE(
      record -> event(record, "a\0b"), bytes("a\0b"), bytes("{\"upgradeId\":\"a\\u0000b\"}")),
  HUGE_HEADER(
      record -> record.headers().add("ce_id", bytes("i".repeat(900_000))), bytes("k"), bytes("{}")),
  HUGE_SIGNATURE(
      record -> record.headers().add("jws", bytes("a".repeat(900_000))), bytes("k"), bytes("{}")),
  EMPTY_SIGNATURE(record -> record.headers().add("jws", new byte[0]), bytes("k"), bytes("{}")),
  MANY_HEADERS(
      record -> {
        for (var at = 0; at < 20_000; at++) {
          record.headers().add("h" + at, bytes("v"));
        }
      },
      bytes("k"),
      bytes("{}")),
  HEADER_WITHOUT_VALUE(
      record -> {
        event(record, "i");
        record.headers().add("ce_subject", null);
        record.headers().add("ce_sequence", null);
        record.headers().add("jws", null);
      },
      bytes("k"),
      bytes("{}")),
  HEADER_WITHOUT_NAME(record -> record.headers().add("", bytes("v")), bytes("k"), bytes("{}")),
  HEADERS_TWICE(
      record -> {
        event(record, "first");
        event(record, "second");
      },
      bytes("k"),
      bytes("{}")),
  NO_UTF_8(
      record -> {
        event(record, "i");
        record
            .headers()
            .add("ce_id", new byte[] {(byte) 0xff, (byte) 0xc0, 0, (byte) 0xed, (byte) 0xa0});
      },
      new byte[] {(byte) 0xff, (byte) 0xfe, 0},
      new byte[] {(byte) 0xff, (byte) 0xfe, 0}),
  CONTROL_CHARACTERS(
      record -> event(record, "a\r\nindex 0\u0085\u2028\ud83d"), bytes("a\nb"), bytes("{}")),
  SEQUENCE_PAST_ALL_NUMBERS(
      record -> {
        event(record, "i");
        record.headers().add("ce_sequence", bytes("9".repeat(50)));
      },
      bytes("k"),
      bytes("{}")),
  SEQUENCE_AT_THE_LAST_NUMBER(
      record -> {
        event(record, "i");
        record.headers().add("ce_sequence", bytes(Long.toString(Long.MIN_VALUE)));
      },
      bytes("k"),
      bytes("{}")),
  TIME_PAST_ALL_TIMES(
      record -> {
        // of its own: the same fact as above would be sealed once
        event(record, "late");
        record.headers().add("ce_time", bytes("+1000000000-12-31T23:59:59.999999999Z"));
      },
      bytes("k"),
      bytes("{}")),
  DEEP_JSON(record -> event(record, "i"), bytes("k"), bytes("[".repeat(400_000))),
  DEEP_OBJECT(record -> event(record, "i"), bytes("k"), bytes("{\"a\":".repeat(100_000))),
  ENDLESS_NUMBER(
      record -> event(record, "i"), bytes("k"), bytes("{\"stage\":" + "9".repeat(500_000) + "}")),
  NUMBER_PAST_ALL_NUMBERS(
      record -> event(record, "i"), bytes("k"), bytes("{\"stage\":1e999999999}")),
  OTHER_TYPES(
      record -> event(record, "i"),
      bytes("k"),
      bytes("{\"upgradeId\":[],\"stage\":{},\"host\":7}")),
  HALF_A_CHARACTER(record -> event(record, "i"), bytes("k"), bytes("{\"upgradeId\":\"\\ud83d\"}")),
  SAME_NAME_TWICE(record -> event(record, "i"), bytes("k"), bytes("{\"stage\":1,\"stage\":2}"));

  private final Consumer<ProducerRecord<byte[], byte[]>> headers;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;

  Poison(
      Consumer<ProducerRecord<byte[], byte[]>> headers,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    this.headers = headers;
    this.key = key;
    this.value = value;
  }

  @SuppressWarnings("NullAway") // Kafka takes records without a key and without a value
  ProducerRecord<byte[], byte[]> record(String topic) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.accept(record);
    return record;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void event(ProducerRecord<byte[], byte[]> record, String id) {
    record
        .headers()
        .add("ce_specversion", bytes("1.0"))
        .add("ce_id", bytes(id))
        .add("ce_source", bytes("/test"))
        .add("ce_type", bytes("dev.stepwise.notice.sent.v1"))
        .add("ce_subject", bytes(id))
        .add("ce_time", bytes("2026-01-01T00:00:00Z"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
