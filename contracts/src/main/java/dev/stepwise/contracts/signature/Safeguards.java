package dev.stepwise.contracts.signature;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a service looks at before it starts, beside its keys: whatever is dangerous must have been
/// named by whoever set it up, so that nothing is open by oversight.
public final class Safeguards {
  /// The setting that names every [Danger] that is meant, such as `plain-kafka,local-issuer`.
  public static final String ALLOWED = "stepwise.allow";

  /// The issuer of tokens on one machine, which has no OIDC provider.
  public static final String LOCAL_ISSUER = "urn:stepwise:local";

  private static final String PROTOCOL = "kafka.security.protocol";
  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String ISSUER_KEYS = "mp.jwt.verify.publickey.location";

  /// By which the library does not look at who the issuer is.
  private static final String ANYBODY = "NONE";

  private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

  private final Function<String, Optional<String>> settings;

  /// @param settings the value of a setting, by its name
  public Safeguards(Function<String, Optional<String>> settings) {
    this.settings = settings;
  }

  /// What is wrong with a service that talks to Kafka alone, each in a sentence without its end.
  public List<String> ofBus() {
    return complaints(kafka());
  }

  /// What is wrong with a service that answers people, too.
  public List<String> ofApi() {
    return complaints(Stream.concat(kafka(), issuer()));
  }

  private List<String> complaints(Stream<Objection> objections) {
    try {
      var allowed = allowed();
      return objections
          .filter(objection -> !allowed.contains(objection.danger()))
          .map(Objection::text)
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private Stream<Objection> kafka() {
    var protocol = settings.apply(PROTOCOL);
    return protocol.filter(ENCRYPTED::contains).isPresent()
        ? Stream.of()
        : Stream.of(
            new Objection(Danger.PLAIN_KAFKA, PROTOCOL + " to be SSL or SASL_SSL", is(protocol)));
  }

  private Stream<Objection> issuer() {
    var issuer = settings.apply(ISSUER);
    var keys = settings.apply(ISSUER_KEYS);
    if (issuer.filter(name -> !name.equals(ANYBODY)).isEmpty() || keys.isEmpty()) {
      return Stream.of(
          new Objection(
              Danger.NO_ISSUER,
              "%s and %s to name the issuer that signs people in".formatted(ISSUER, ISSUER_KEYS),
              "they are not both set"));
    }
    if (keys.get().startsWith("http://")) {
      return Stream.of(
          new Objection(
              Danger.NO_ISSUER,
              ISSUER_KEYS
                  + " to be an https address or a file, as whoever is on the way could put in a key",
              is(keys)));
    }
    return issuer.filter(LOCAL_ISSUER::equals).stream()
        .map(local ->
            new Objection(Danger.LOCAL_ISSUER, ISSUER + " to be an OIDC provider", is(issuer)));
  }

  private static String is(Optional<String> value) {
    return value.map(it -> "it is '%s'".formatted(it)).orElse("it is not set");
  }

  private EnumSet<Danger> allowed() {
    var allowed = EnumSet.noneOf(Danger.class);
    settings
        .apply(ALLOWED)
        .ifPresent(words ->
            Stream.of(words.split(",", -1))
                .map(String::strip)
                .map(Danger::of)
                .forEach(allowed::add));
    return allowed;
  }

  private record Objection(Danger danger, String expected, String but) {
    String text() {
      return "Expected %s, but %s; if that is meant, name %s in %s"
          .formatted(expected, but, danger.word(), ALLOWED);
    }
  }
}
