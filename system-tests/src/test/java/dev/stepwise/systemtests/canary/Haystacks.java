package dev.stepwise.systemtests.canary;

import dev.stepwise.cli.stack.Service;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Every place where a secret could be found.
record Haystacks(CanaryStack canary) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Every record of every topic: key, value and headers.
  List<Hay> kafka() throws Exception {
    var client = canary.stack().foundation().kafkaAdministrator();
    var bytes = new ByteArrayDeserializer();
    try (var admin = Admin.create(client);
        var consumer = new KafkaConsumer<>(client, bytes, bytes)) {
      var topics = admin.listTopics().names().get();
      var partitions =
          admin.describeTopics(topics).allTopicNames().get().values().stream()
              .flatMap(topic ->
                  topic.partitions().stream()
                      .map(each -> new TopicPartition(topic.name(), each.partition())))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, partitions);
    }
  }

  private static List<Hay> read(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    var ends = consumer.endOffsets(partitions);
    var all = new ArrayList<Hay>();
    while (partitions.stream()
        .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
      consumer.poll(PATIENCE).forEach(record -> add(record, all));
    }
    return all;
  }

  private static void add(ConsumerRecord<byte[], byte[]> record, List<Hay> all) {
    var where = "kafka %s/%d/%d".formatted(record.topic(), record.partition(), record.offset());
    if (record.key() != null) {
      all.add(Hay.of(where + " key", record.key()));
    }
    if (record.value() != null) {
      all.add(Hay.of(where, record.value()));
    }
    record.headers().forEach(header -> all.add(Hay.of(where + " " + header, header.value())));
  }

  /// Every value of every table of every service.
  List<Hay> database() throws SQLException {
    var all = new ArrayList<Hay>();
    try (var connection = connection();
        var query = connection.createStatement();
        var tables =
            query.executeQuery(
                "select table_schema || '.\"' || table_name || '\"' from information_schema.tables"
                    + " where table_schema not in ('pg_catalog', 'information_schema')"
                    + " and table_type = 'BASE TABLE'")) {
      while (tables.next()) {
        addTable(connection, tables.getString(1), all);
      }
    }
    return all;
  }

  Connection connection() throws SQLException {
    var database = canary.stack().foundation().database();
    return DriverManager.getConnection(
        database.jdbcUrl(), "postgres", database.password("postgres"));
  }

  private static void addTable(Connection connection, String table, List<Hay> all)
      throws SQLException {
    try (var query = connection.createStatement();
        var rows = query.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          var where = "database " + table + " " + rows.getMetaData().getColumnName(column);
          if (rows.getMetaData().getColumnTypeName(column).equals("bytea")) {
            addBytes(where, rows.getBytes(column), all);
          } else {
            all.add(Hay.of(where, String.valueOf(rows.getString(column))));
          }
        }
      }
    }
  }

  private static void addBytes(String where, byte[] bytes, List<Hay> all) {
    if (bytes == null) {
      return;
    }
    all.add(Hay.of(where, bytes));
    try (var inflater = new Inflater()) {
      inflater.setInput(bytes);
      var out = new ByteArrayOutputStream();
      var piece = new byte[64 * 1024];
      for (var n = inflater.inflate(piece); n > 0; n = inflater.inflate(piece)) {
        out.write(piece, 0, n);
      }
      all.add(Hay.of(where + " inflated", out.toByteArray()));
    } catch (DataFormatException _) {
      // it was not deflated
    }
  }

  /// Every file of the hosts.
  List<Hay> hosts() {
    return files(canary.root().resolve("stack/practice"));
  }

  /// Every file that the stack keeps, Kafka's and PostgreSQL's own among them, but the executor's
  /// secrets.
  List<Hay> files() {
    return Stream.of("kafka", "postgres", "logs", "processes", "kafka.properties")
        .map(canary.root().resolve("stack")::resolve)
        .filter(Files::exists)
        .flatMap(each -> files(each).stream())
        .toList();
  }

  private static List<Hay> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).flatMap(Haystacks::file).toList();
    } catch (IOException | UncheckedIOException e) {
      return files(folder); // something was removed meanwhile
    }
  }

  private static Stream<Hay> file(Path file) {
    try {
      return Stream.of(Hay.of("file " + file, Files.readAllBytes(file)));
    } catch (IOException _) {
      return Stream.empty(); // removed meanwhile, or a process that ended
    }
  }

  /// The command line of every process on this machine.
  List<Hay> processes() throws IOException {
    try (var processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(each -> each.getFileName().toString().matches("[0-9]+"))
          .flatMap(each -> file(each.resolve("cmdline")))
          .toList();
    }
  }

  /// What the services answer.
  List<Hay> answers(List<String> upgrades) throws Exception {
    var paths = new ArrayList<>(List.of("PLANNER /installations", "PLANNER /upgrades"));
    paths.addAll(List.of("PLANNER /installations/cage", "NOTIFIER /inbox"));
    for (var id : upgrades) {
      for (var rest : List.of("", "/plan", "/events")) {
        paths.add("PLANNER /upgrades/" + id + rest);
      }
      paths.add("NOTIFIER /inbox?upgrade=" + id);
      paths.add("AUDIT /upgrades/" + id + "/replay");
      for (var run : List.of("0&host=one", "0&host=two", "1&host=one", "1&host=two")) {
        paths.add("AUDIT /upgrades/%s/output?attempt=1&stage=%s".formatted(id, run));
      }
    }
    paths.add("AUDIT /entries?limit=500");
    var all = new ArrayList<Hay>();
    for (var path : paths) {
      all.add(get(path));
    }
    return all;
  }

  /// The bytes of an answer, by `SERVICE /path`.
  Hay get(String path) throws Exception {
    var words = path.split(" ", 2);
    var uri = URI.create(canary.stack().url(Service.valueOf(words[0])) + "/api/v1" + words[1]);
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(uri)
              .header("Accept", "application/json, */*;q=0.5")
              .header("Authorization", "Bearer " + canary.stack().signIn("reader").get());
      return Hay.of("answer " + uri, http.send(request.build(), BodyHandlers.ofByteArray()).body());
    }
  }

  /// Every mail, as it was sent.
  List<Hay> mails() {
    return Stream.of(canary.mail().getReceivedMessages()).map(Haystacks::mail).toList();
  }

  private static Hay mail(MimeMessage mail) {
    try {
      var out = new ByteArrayOutputStream();
      mail.writeTo(out);
      return Hay.of("mail " + mail.getSubject(), out.toString(StandardCharsets.UTF_8));
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
