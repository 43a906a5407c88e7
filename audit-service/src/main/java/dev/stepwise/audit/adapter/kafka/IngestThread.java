package dev.stepwise.audit.adapter.kafka;

import dev.stepwise.audit.application.GuardTail;
import dev.stepwise.audit.application.SealFacts;
import dev.stepwise.audit.config.AuditConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Starts the ingest with the service and stops it with it.
@ApplicationScoped
class IngestThread {
  private static final Logger LOG = Logger.getLogger(IngestThread.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final Map<String, Object> kafka;
  private final RecordReader reader;
  private final SealFacts facts;
  private final GuardTail tail;
  private final AuditConfig config;
  private final IngestState state;
  private final String instance;
  private final Thread thread = Thread.ofPlatform().name("ingest").unstarted(this::ingest);

  IngestThread(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      RecordReader reader,
      SealFacts facts,
      GuardTail tail,
      AuditConfig config,
      IngestState state,
      @ConfigProperty(name = "stepwise.instance-id") String instance) {
    this.kafka = kafka;
    this.reader = reader;
    this.facts = facts;
    this.tail = tail;
    this.config = config;
    this.state = state;
    this.instance = instance;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    state.stop();
    thread.join(LONGEST_STOP);
  }

  /// Looks first whether the log is what others remember of it. Over again when it ends unasked: a
  /// broker's name may not resolve yet, for instance.
  private void ingest() {
    while (!state.isStopping()) {
      try {
        tail.requireAgreement();
        new Ingest(new KafkaConsumer<>(properties()), reader, facts, config, state).run();
      } catch (RuntimeException e) {
        if (state.beginsTrouble(e)) {
          LOG.errorf(e, "Nothing can be sealed, trying again: wait=%s", config.retry());
        }
        state.pause(config.retry());
      }
    }
  }

  private Map<String, Object> properties() {
    var properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
    properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "10000");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return properties;
  }
}
