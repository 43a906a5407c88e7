package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Script;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a platform is upgraded. Only the loader makes one, so all that it refers to is there.
///
/// @param platform its name in the API, such as `openmldb`
/// @param title what people call it
/// @param manual the manual that `cite` refers to
/// @param topologies the ways in which it can be installed
/// @param variants the ways to upgrade that the operator chooses from, the default first; empty
///   when there is no choice
/// @param components what can be upgraded alone; empty when there is no choice
/// @param releases every release in the order of release, oldest first, phantoms included; see
///   [#catalogue]
/// @param hostVariables what each host of an installation must say
/// @param parameters what an installation as a whole must say
/// @param facts what is discovered on the hosts before planning
/// @param installed the fact that shows the installed release
/// @param unavailable the words for people for the things that steps take down
/// @param rules which release may follow which, and what must fit
/// @param digest of every file that the playbook consists of
/// @param library shell functions that go in front of every script when it is sent
/// @param scripts every script's own text by its name
public record Playbook(
    String platform,
    String title,
    Optional<String> manual,
    List<String> topologies,
    List<Variant> variants,
    List<Component> components,
    List<CatalogueRelease> releases,
    SortedMap<String, Role> roles,
    SortedMap<String, Variable> hostVariables,
    SortedMap<String, Variable> parameters,
    SortedMap<String, Fact> facts,
    String installed,
    SortedMap<String, String> unavailable,
    Rules rules,
    SortedMap<String, Procedure> procedures,
    Sha256 digest,
    String library,
    SortedMap<String, String> scripts) {
  public Playbook {
    topologies = List.copyOf(topologies);
    variants = List.copyOf(variants);
    components = List.copyOf(components);
    releases = List.copyOf(releases);
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    hostVariables = Collections.unmodifiableSortedMap(new TreeMap<>(hostVariables));
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    unavailable = Collections.unmodifiableSortedMap(new TreeMap<>(unavailable));
    procedures = Collections.unmodifiableSortedMap(new TreeMap<>(procedures));
    scripts = Collections.unmodifiableSortedMap(new TreeMap<>(scripts));
  }

  /// The releases of a catalogue, oldest first.
  public List<CatalogueRelease> catalogue(Catalogue catalogue) {
    return releases.stream().filter(release -> release.assertedBy().isIn(catalogue)).toList();
  }

  /// A release's place among all releases, phantoms included, 0 for the oldest; -1 when it is not
  /// there.
  public int indexOf(Release release) {
    return releases.stream().map(CatalogueRelease::release).toList().indexOf(release);
  }

  /// What is said of a release, phantoms included.
  public Optional<CatalogueRelease> find(Release release) {
    return releases.stream().filter(one -> one.release().equals(release)).findFirst();
  }

  /// The rules of which later release may follow which.
  public List<PathRule> paths() {
    return rules.paths();
  }

  /// The rules of which earlier release may follow which.
  public List<PathRule> downgrades() {
    return rules.downgrades();
  }

  /// What must fit before there is a plan.
  public List<Requirement> requirements() {
    return rules.requirements();
  }

  /// The procedure of that name. Fails with [IllegalArgumentException] when there is none.
  public Procedure procedure(String name) {
    return known("procedure", name, procedures);
  }

  /// The text of the script of that name as it is sent, the library in front. Fails with
  /// [IllegalArgumentException] when there is none.
  public String textOf(String script) {
    return library + ownTextOf(script);
  }

  /// The text of the script of that name without the library. Fails with [IllegalArgumentException]
  /// when there is none.
  public String ownTextOf(String script) {
    return known("script", script, scripts);
  }

  /// The script of that name as plans refer to it.
  public Script script(String name) {
    return new Script(name, Sha256.of(ownTextOf(name)));
  }

  private <T> T known(String what, String name, SortedMap<String, T> all) {
    var found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "Expected playbook '%s' to have %s '%s', but it has %s"
              .formatted(platform, what, name, all.keySet()));
    }
    return found;
  }
}
