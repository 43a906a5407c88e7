package dev.stepwise.audit.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.audit.application.HostZones;
import dev.stepwise.audit.domain.Arrival;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.TopicTypes;
import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.Verification.Genuine;
import dev.stepwise.contracts.signature.Verification.Refused;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads records, and poison as well: what cannot be read, is not by whom it has to be, or does not
/// belong to its topic, is sealed as `unreadable` with the reason and whatever attributes it has.
/// So nothing that is read out of the log later can rest on a forged record.
@ApplicationScoped
class RecordReader {
  private final Authors authors;
  private final OwnZone zone;
  private final SecureRandom random = new SecureRandom();

  RecordReader(Authors authors, HostZones zones) {
    this.authors = authors;
    this.zone = new OwnZone(zones);
  }

  /// What a record is found to be, before anybody is asked about it.
  private sealed interface Found {}

  /// @param author who signed it; empty where nobody signs
  private record Said(CloudEvent event, About about, Optional<Genuine> author) implements Found {}

  private record Poison(String reason) implements Found {}

  Arrival read(ConsumerRecord<byte[], byte[]> kafka) {
    var source = new Source(kafka.topic(), kafka.partition(), kafka.offset());
    var key = Optional.ofNullable(kafka.key()).map(bytes -> new String(bytes, UTF_8));
    var headers = headers(kafka);
    var data = Objects.requireNonNullElse(kafka.value(), new byte[0]);
    return switch (ofItsZone(kafka.topic(), found(kafka.topic(), headers, data))) {
      case Said(var event, var about, _) ->
          arrival(source, readable(key, event, text(headers, PinnedKeys.HEADER)), about, data);
      case Poison(var reason) ->
          arrival(source, unreadable(key, headers, reason), About.NOTHING, data);
    };
  }

  private Found found(String topic, Map<String, byte[]> headers, byte[] data) {
    try {
      var verification = authors.verify(topic, headers, data);
      if (verification.orElse(null) instanceof Refused(var refusal, var detail)) {
        return new Poison(refusal + ": " + detail);
      }
      var event = CloudEvent.of(headers, data);
      TopicTypes.require(topic, event.type()); // by which those who read the log go
      return new Said(event, About.of(data), verification.map(Genuine.class::cast));
    } catch (RuntimeException e) { // whatever it is: a record that nobody can read stops nothing
      return new Poison(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    }
  }

  /// Fails when the store does not answer, which is no flaw of the record's.
  private Found ofItsZone(String topic, Found found) {
    return found instanceof Said(_, var about, var author)
        ? author
            .flatMap(key -> zone.objection(topic, key, about))
            .<Found>map(Poison::new)
            .orElse(found)
        : found;
  }

  /// The lines of output are salted here, where records are read side by side.
  private Arrival arrival(Source source, Attributes attributes, About about, byte[] data) {
    var seed = new byte[Seed.LENGTH];
    random.nextBytes(seed);
    return Arrival.of(source, attributes, about, data, Seed.of(seed));
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> kafka) {
    var headers = new HashMap<String, byte[]>();
    kafka.headers().forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }

  private static Attributes readable(Optional<String> key, CloudEvent event, Optional<String> jws) {
    return new Attributes(
        key,
        Optional.of(event.id()),
        Optional.of(event.source().toString()),
        event.type(),
        Optional.of(event.subject()),
        Optional.of(event.time().toString()),
        event.sequence(),
        Optional.empty(),
        jws);
  }

  private static Attributes unreadable(
      Optional<String> key, Map<String, byte[]> headers, String reason) {
    return new Attributes(
        key,
        text(headers, "ce_id"),
        text(headers, "ce_source"),
        Attributes.UNREADABLE,
        text(headers, "ce_subject"),
        text(headers, "ce_time"),
        OptionalLong.empty(),
        Optional.of(reason),
        text(headers, PinnedKeys.HEADER));
  }

  private static Optional<String> text(Map<String, byte[]> headers, String name) {
    return Optional.ofNullable(headers.get(name)).map(value -> new String(value, UTF_8));
  }
}
