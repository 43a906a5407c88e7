package dev.stepwise.cli.topics;

import dev.stepwise.cli.topics.Difference.CopiesDiffer;
import dev.stepwise.cli.topics.Difference.PartitionsDiffer;
import dev.stepwise.cli.topics.Difference.RightMissing;
import dev.stepwise.cli.topics.Difference.RightNotDeclared;
import dev.stepwise.cli.topics.Difference.SettingDiffers;
import dev.stepwise.cli.topics.Difference.TopicMissing;
import dev.stepwise.contracts.codec.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;

/// A Kafka cluster, as its administrator sees it.
public final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_TO_SPREAD = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Config NO_SETTINGS = new Config(List.of());

  private final Admin admin;

  /// @param client settings of a client that may administer the cluster
  public Cluster(Map<String, Object> client) {
    this.admin = Admin.create(client);
  }

  /// In what the cluster is not as declared: topics first, then rights. Fails with [ClusterTrouble]
  /// when the cluster does not answer, or refuses to.
  ///
  /// @param withRights whether to look at rights too; a cluster that has no authorizer knows none
  public List<Difference> differences(Declaration declaration, boolean withRights) {
    var found = new ArrayList<Difference>();
    var descriptions = descriptions(declaration.topics());
    var settings = settings(descriptions.keySet());
    for (var topic : declaration.topics()) {
      Optional.ofNullable(descriptions.get(topic.name()))
          .ifPresentOrElse(
              is ->
                  found.addAll(
                      differences(
                          topic,
                          is,
                          settings.getOrDefault(topic.name(), NO_SETTINGS),
                          declaration)),
              () -> found.add(new TopicMissing(topic)));
    }
    if (withRights) {
      found.addAll(differencesOfRights(declaration));
    }
    return found;
  }

  /// Mends what can be mended; undeclared rights are taken away only when asked for. Returns what
  /// is left, as the cluster itself says afterwards. Can be repeated.
  public List<Difference> mend(Declaration declaration, boolean withRights, boolean prune) {
    var found = differences(declaration, withRights);
    create(found, declaration);
    set(found);
    give(found);
    if (prune) {
      take(found);
    }
    return afterwards(declaration, withRights, prune);
  }

  /// A cluster says yes before each of its brokers knows.
  private List<Difference> afterwards(Declaration declaration, boolean withRights, boolean prune) {
    var deadline = System.nanoTime() + LONGEST_TO_SPREAD.toNanos();
    while (true) {
      var left = differences(declaration, withRights);
      if (left.stream().noneMatch(each -> isMended(each, prune)) || System.nanoTime() > deadline) {
        return left;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static boolean isMended(Difference difference, boolean prune) {
    return switch (difference) {
      case TopicMissing _, SettingDiffers _, RightMissing _ -> true;
      case PartitionsDiffer _, CopiesDiffer _ -> false;
      case RightNotDeclared _ -> prune;
    };
  }

  private Map<String, TopicDescription> descriptions(List<Topics.Topic> topics) {
    var existing = answer(admin.listTopics().names());
    var ours = topics.stream().map(Topics.Topic::name).filter(existing::contains).toList();
    return answer(admin.describeTopics(ours).allTopicNames());
  }

  private Map<String, Config> settings(Collection<String> topics) {
    return answer(admin.describeConfigs(topics.stream().map(Cluster::resource).toList()).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static List<Difference> differences(
      Topics.Topic topic, TopicDescription is, Config settings, Declaration declaration) {
    var found = new ArrayList<Difference>();
    var partitions = is.partitions().size();
    if (partitions != topic.partitions()) {
      found.add(new PartitionsDiffer(topic.name(), partitions, topic.partitions()));
    }
    var copies = is.partitions().getFirst().replicas().size();
    if (copies != declaration.copies()) {
      found.add(new CopiesDiffer(topic.name(), copies, declaration.copies()));
    }
    declaration.settings(topic).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(shall -> {
          var value = value(settings, shall.getKey());
          if (!value.equals(shall.getValue())) {
            found.add(new SettingDiffers(topic.name(), shall.getKey(), value, shall.getValue()));
          }
        });
    return found;
  }

  private static String value(Config settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(ConfigEntry::value).orElse("unknown");
  }

  private List<Difference> differencesOfRights(Declaration declaration) {
    var declared = declaration.rights();
    var given = answer(admin.describeAcls(AclBindingFilter.ANY).values());
    var missing = declared.stream().filter(right -> !given.contains(right)).map(RightMissing::new);
    var undeclared =
        given.stream()
            .filter(right -> right.entry().permissionType() == AclPermissionType.ALLOW)
            .filter(right -> !declared.contains(right) && declaration.concerns(right.pattern()))
            .map(RightNotDeclared::new);
    return Stream.<Difference>concat(missing, undeclared)
        .sorted((one, other) -> one.words().compareTo(other.words()))
        .toList();
  }

  private void create(List<Difference> found, Declaration declaration) {
    var missing =
        only(TopicMissing.class, found)
            .map(TopicMissing::topic)
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), (short) declaration.copies())
                    .configs(declaration.settings(topic)))
            .toList();
    answer(admin.createTopics(missing).all());
  }

  private void set(List<Difference> found) {
    var changes =
        only(SettingDiffers.class, found)
            .collect(
                Collectors.groupingBy(
                    each -> resource(each.topic()),
                    Collectors.mapping(Cluster::change, Collectors.toCollection(ArrayList::new))));
    answer(admin.incrementalAlterConfigs(Map.copyOf(changes)).all());
  }

  private static AlterConfigOp change(SettingDiffers setting) {
    return new AlterConfigOp(
        new ConfigEntry(setting.name(), setting.shall()), AlterConfigOp.OpType.SET);
  }

  private void give(List<Difference> found) {
    answer(
        admin.createAcls(only(RightMissing.class, found).map(RightMissing::right).toList()).all());
  }

  private void take(List<Difference> found) {
    var filters =
        only(RightNotDeclared.class, found)
            .map(RightNotDeclared::right)
            .map(AclBinding::toFilter)
            .toList();
    answer(admin.deleteAcls(filters).all());
  }

  private static <T extends Difference> Stream<T> only(Class<T> kind, List<Difference> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T answer(KafkaFuture<T> question) {
    try {
      return question.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterTrouble("Expected Kafka's answer, but was interrupted", e);
    } catch (ExecutionException e) {
      throw new ClusterTrouble(
          "Expected Kafka to answer and to obey, but: " + String.valueOf(e.getCause()), e);
    }
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }
}
