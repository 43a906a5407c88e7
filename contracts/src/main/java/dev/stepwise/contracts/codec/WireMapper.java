package dev.stepwise.contracts.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.upgrade.Upgrade;
import java.io.IOException;
import java.util.function.Function;

/// How Jackson reads and writes the contracts, which themselves know nothing of it.
final class WireMapper {
  private WireMapper() {}

  static ObjectMapper create() {
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule(), ids())
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        // what a record holds, not what it can be asked
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        // also when it is missing; so a field that is added later must be an Optional
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .serializationInclusion(JsonInclude.Include.NON_ABSENT)
        .addMixIn(Effect.class, EffectNames.class)
        .addMixIn(Outcome.class, OutcomeNames.class)
        .addMixIn(Upgrade.class, UpgradeNames.class)
        .build();
  }

  private static SimpleModule ids() {
    var module = new SimpleModule("stepwise-ids");
    text(module, UpgradeId.class, UpgradeId::new, UpgradeId::value);
    text(module, InstallationId.class, InstallationId::new, InstallationId::value);
    text(module, HostId.class, HostId::new, HostId::value);
    text(module, StepId.class, StepId::new, StepId::value);
    text(module, Release.class, Release::new, Release::version);
    text(module, Sha256.class, Sha256::new, Sha256::hex);
    return module;
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<String, T> read, Function<T, String> write) {
    module.addSerializer(new TextSerializer<>(type, write));
    module.addDeserializer(type, new TextDeserializer<>(type, read));
    module.addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return read.apply(key);
          }
        });
  }

  private static final class TextSerializer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> write;

    TextSerializer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(write.apply(value));
    }
  }

  private static final class TextDeserializer<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> read;

    TextDeserializer(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) throws IOException {
      try {
        return read.apply(value);
      } catch (IllegalArgumentException e) {
        throw com.fasterxml.jackson.databind.exc.InvalidFormatException.from(
            (JsonParser) context.getParser(), e.getMessage(), value, handledType());
      }
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.None.class, name = "none"),
    @JsonSubTypes.Type(value = Effect.Reversible.class, name = "reversible"),
    @JsonSubTypes.Type(value = Effect.Irreversible.class, name = "irreversible"),
  })
  private interface EffectNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.Unknown.class, name = "unknown"),
  })
  private interface OutcomeNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Upgrade.Unrequested.class, name = "UNREQUESTED"),
    @JsonSubTypes.Type(value = Upgrade.Discovering.class, name = "DISCOVERING"),
    @JsonSubTypes.Type(value = Upgrade.Undoing.class, name = "UNDOING"),
    @JsonSubTypes.Type(value = Upgrade.Refused.class, name = "REFUSED"),
    @JsonSubTypes.Type(value = Upgrade.Proposed.class, name = "PROPOSED"),
    @JsonSubTypes.Type(value = Upgrade.Approved.class, name = "APPROVED"),
    @JsonSubTypes.Type(value = Upgrade.Cancelled.class, name = "CANCELLED"),
    @JsonSubTypes.Type(value = Upgrade.Running.class, name = "RUNNING"),
    @JsonSubTypes.Type(value = Upgrade.Waiting.class, name = "WAITING"),
    @JsonSubTypes.Type(value = Upgrade.Paused.class, name = "PAUSED"),
    @JsonSubTypes.Type(value = Upgrade.Held.class, name = "HELD"),
    @JsonSubTypes.Type(value = Upgrade.Succeeded.class, name = "SUCCEEDED"),
    @JsonSubTypes.Type(value = Upgrade.Failed.class, name = "FAILED"),
    @JsonSubTypes.Type(value = Upgrade.RollingBack.class, name = "ROLLING_BACK"),
    @JsonSubTypes.Type(value = Upgrade.RolledBack.class, name = "ROLLED_BACK"),
  })
  private interface UpgradeNames {}
}
