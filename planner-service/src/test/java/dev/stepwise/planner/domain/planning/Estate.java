package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Planning.Planned;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.PlaybookLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the specs of planning plan for: the playbook of a made-up platform and its installation.
final class Estate {
  static final UpgradeId ID = new UpgradeId("U-1");
  private static final Pattern SCRIPT = Pattern.compile("(?:scripts|facts)/[a-z-]+\\.sh");

  private Estate() {}

  /// A sound playbook of that text; every script that it names is there.
  static Playbook playbook(Path folder, String playbook, String releases) {
    write(folder, "playbook.yaml", playbook);
    write(folder, "releases.yaml", releases);
    SCRIPT
        .matcher(playbook)
        .results()
        .forEach(found -> write(folder, found.group(), "# " + found.group() + "\n"));
    return load(folder);
  }

  static Playbook load(Path folder) {
    return switch (PlaybookLoader.load(folder)) {
      case Loaded.Ok ok -> ok.playbook();
      case Loaded.Broken broken -> throw new AssertionError(broken.problems());
    };
  }

  static Installation installation(List<InstalledHost> hosts) {
    return new Installation(
        new InstallationId("main"),
        "ferry",
        "Main ferry",
        "cluster",
        hosts,
        texts(Map.of("CLUSTER", "blue")));
  }

  static InstalledHost host(String id, String... roles) {
    return host(id, Map.of("HOST_DIR", "/srv/" + id), roles);
  }

  static InstalledHost host(String id, Map<String, String> variables, String... roles) {
    return new InstalledHost(
        new HostId(id),
        List.of(roles),
        id + ".example.org",
        22,
        "ops",
        "default",
        List.of("ssh-ed25519 AAAA"),
        texts(variables));
  }

  static SortedMap<String, String> texts(Map<String, String> texts) {
    return new TreeMap<>(texts);
  }

  static Release release(String version) {
    return new Release(version);
  }

  static Plan planned(Planning planning) {
    return switch (planning) {
      case Planned planned -> planned.plan();
      case NoPlan no -> throw new AssertionError(no);
    };
  }

  static NoPlan refused(Planning planning) {
    return switch (planning) {
      case Planned planned -> throw new AssertionError(planned);
      case NoPlan no -> no;
    };
  }

  private static void write(Path folder, String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
