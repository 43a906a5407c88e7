package dev.stepwise.planner.adapter.shell;

import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How `ssh` reaches the hosts of an installation: each by its id, with its pinned keys alone.
final class SshFiles {
  private static final String DEFAULTS =
      """
      cat >>"$work/ssh_config" <<END
      Host *
        StrictHostKeyChecking yes
        UserKnownHostsFile $work/known_hosts
        GlobalKnownHostsFile /dev/null
        ConnectTimeout 10
        LogLevel ERROR
      END
      """;

  /// Nothing that means something to a shell: `ProxyJump` hands the address to one.
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:_-]*");

  private static final Pattern USER = Pattern.compile("[^\\s\\p{Cntrl}\"'#-][^\\s\\p{Cntrl}\"']*");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final StringBuilder config = new StringBuilder();
  private final StringBuilder keys = new StringBuilder();

  private SshFiles() {}

  /// The commands that write `ssh_config` and `known_hosts` into `$work`. Fails with
  /// [IllegalArgumentException] when an address or a user is one that `ssh` could take for
  /// something else.
  static String of(Installation installation) {
    var files = new SshFiles();
    installation.hosts().forEach(files::add);
    return "cat >\"$work/known_hosts\" %scat >\"$work/ssh_config\" %s%s"
        .formatted(
            Words.input("keys", files.keys.toString()),
            Words.input("hosts", files.config.toString()),
            DEFAULTS);
  }

  private void add(InstalledHost host) {
    var way = way(host);
    add(host.id().value(), host.address(), host.port(), host.user(), way, host.hostKeys());
  }

  private List<String> way(InstalledHost host) {
    var way = new ArrayList<String>();
    for (var bastion : host.via().orElse(List.of())) {
      var alias = "%s-way-%d".formatted(host.id(), way.size() + 1);
      add(alias, bastion, List.copyOf(way));
      way.add(alias);
    }
    return way;
  }

  private void add(String alias, Bastion bastion, List<String> way) {
    add(alias, bastion.address(), bastion.port(), bastion.user(), way, bastion.hostKeys());
  }

  private void add(
      String alias,
      String address,
      int port,
      String user,
      List<String> way,
      List<String> hostKeys) {
    config.append(
        "Host %s\n  HostName %s\n  Port %d\n  User %s\n  HostKeyAlias %s\n"
            .formatted(
                alias,
                plain("address", ADDRESS, address),
                port,
                plain("SSH user", USER, user),
                alias));
    if (!way.isEmpty()) {
      config.append("  ProxyJump %s\n".formatted(way.getLast()));
    }
    hostKeys.forEach(key -> keys.append(known(alias, oneLine(key))).append('\n'));
  }

  private static String plain(String what, Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Expected an %s that a script can hand to ssh, but got '%s'"
              .formatted(what, oneLine(value)));
    }
    return value;
  }

  private static String oneLine(String text) {
    return SPACE.matcher(text.strip()).replaceAll(" ");
  }

  /// What is said of a key comes before the name of the host.
  private static String known(String alias, String key) {
    if (!key.startsWith("@")) {
      return alias + " " + key;
    }
    var words = key.split("\\s+", 2);
    return "%s %s %s".formatted(words[0], alias, words[1]);
  }
}
