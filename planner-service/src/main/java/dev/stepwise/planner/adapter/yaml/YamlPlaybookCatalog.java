package dev.stepwise.planner.adapter.yaml;

import dev.stepwise.planner.application.PlaybookCatalog;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The folder `planner.playbooks`, read again when a file in it has changed. A broken playbook
/// makes its own platform unavailable and no other.
@ApplicationScoped
class YamlPlaybookCatalog implements PlaybookCatalog {
  private static final Logger LOG = Logger.getLogger(YamlPlaybookCatalog.class);

  private final Path folder;
  private final PlannerConfig config;
  private final InstantSource clock;
  private Optional<Snapshot> snapshot = Optional.empty();

  YamlPlaybookCatalog(PlannerConfig config, InstantSource clock) {
    this.folder = config.playbooks();
    this.config = config;
    this.clock = clock;
  }

  private record Snapshot(FolderState files, Instant lookedAt, SortedMap<String, Loaded> all) {}

  @Override
  public synchronized SortedMap<String, Loaded> platforms() {
    var now = clock.instant();
    var known = snapshot;
    if (known.isPresent()
        && now.isBefore(known.get().lookedAt().plus(config.playbooksCheckedEvery()))) {
      return known.get().all();
    }
    var looked = look(known, now);
    snapshot = Optional.of(looked);
    return looked.all();
  }

  private Snapshot look(Optional<Snapshot> known, Instant now) {
    try {
      var files = FolderState.of(folder);
      return known
          .filter(old -> old.files().equals(files))
          .map(old -> new Snapshot(files, now, old.all()))
          .orElseGet(() -> new Snapshot(files, now, load()));
    } catch (UncheckedIOException e) {
      LOG.errorf("Cannot read the playbooks: folder=%s: %s", folder, e.getMessage());
      return known.orElseGet(
          () -> new Snapshot(FolderState.NONE, now, Collections.emptySortedMap()));
    }
  }

  private SortedMap<String, Loaded> load() {
    var all = new TreeMap<String, Loaded>();
    Playbooks.loadAll(folder)
        .forEach((name, loaded) -> {
          all.put(loaded instanceof Loaded.Ok(var playbook) ? playbook.platform() : name, loaded);
          if (loaded instanceof Loaded.Broken(var problems)) {
            LOG.errorf("A playbook is broken: platform=%s problems=%s", name, problems);
          }
        });
    LOG.infof("Playbooks are loaded: folder=%s platforms=%s", folder, all.keySet());
    return Collections.unmodifiableSortedMap(all);
  }
}
