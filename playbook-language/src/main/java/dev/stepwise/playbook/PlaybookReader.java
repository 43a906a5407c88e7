package dev.stepwise.playbook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Reads `playbook.yaml`, which the schema has found sound, and follows its references.
final class PlaybookReader {
  private final Place top;
  private final List<CatalogueRelease> releases;
  private final PlaybookFolder folder;
  private final Problems problems;
  private final Scripts scripts;
  private final EnvironmentNames names;

  PlaybookReader(
      Place top, List<CatalogueRelease> releases, PlaybookFolder folder, Problems problems) {
    this.top = top;
    this.releases = releases;
    this.folder = folder;
    this.problems = problems;
    this.scripts = new Scripts(folder, top.items("library"), problems);
    this.names = new EnvironmentNames(problems);
  }

  /// The playbook; worth something only when no problem was added.
  Playbook read() {
    var roles = all("roles", PlaybookReader::role);
    var parameters = all("parameters", (name, at) -> variable("parameter", name, at, roles));
    var variables = all("host-variables", (name, at) -> variable("host variable", name, at, roles));
    var facts = all("facts", (name, at) -> fact(name, at, roles));
    var installed = top.text("installed");
    top.find("installed")
        .ifPresent(at -> problems.requireKnown(at, "fact", installed, facts.keySet()));
    var unavailable = all("unavailable", (_, words) -> words.text());
    var procedures = procedures(roles, facts, parameters, unavailable);
    return new Playbook(
        top.text("platform"),
        top.text("title"),
        top.findText("manual"),
        top.texts("topologies"),
        releases,
        roles,
        variables,
        parameters,
        facts,
        installed,
        unavailable,
        new PathReader(releases, procedures.keySet(), problems).read(top.items("paths")),
        procedures,
        folder.digest(),
        scripts.library(),
        scripts.texts());
  }

  private SortedMap<String, Procedure> procedures(
      Map<String, Role> roles,
      Map<String, Fact> facts,
      Map<String, Variable> parameters,
      Map<String, String> unavailable) {
    var steps =
        new StepReader(
            scripts, names, roles.keySet(), facts.keySet(), parameters.keySet(), problems);
    var reader = new ProcedureReader(steps, roles.keySet(), facts, unavailable.keySet(), problems);
    return all("procedures", reader::read);
  }

  private static Role role(String name, Place place) {
    var max = place.findNumber("max");
    return new Role(
        name,
        place.text("description"),
        place.findNumber("min").orElse(0),
        max.isPresent() ? OptionalInt.of(max.get()) : OptionalInt.empty());
  }

  private Variable variable(String kind, String name, Place place, Map<String, Role> roles) {
    names.declare(place, name, kind);
    requireRoles(place, "roles", roles);
    var type = ValueType.valueOf(place.text("type").toUpperCase(Locale.ROOT));
    place
        .find("default")
        .filter(value -> !type.accepts(value.text()))
        .ifPresent(value ->
            problems.add(
                value,
                "Expected the default of `%s` to be %s, but it is `%s`"
                    .formatted(name, type.words(), value.text())));
    return new Variable(
        name, type, place.text("description"), place.findText("default"), place.texts("roles"));
  }

  private Fact fact(String name, Place place, Map<String, Role> roles) {
    names.declare(place, name, "fact");
    requireRoles(place, "on", roles);
    return new Fact(
        name,
        place.findText("description").orElse(""),
        place.texts("on"),
        place.find("run").map(scripts::refer).orElseThrow());
  }

  private void requireRoles(Place place, String key, Map<String, Role> roles) {
    place
        .items(key)
        .forEach(role -> problems.requireKnown(role, "role", role.text(), roles.keySet()));
  }

  private <T> SortedMap<String, T> all(String key, BiFunction<String, Place, T> read) {
    var all = new TreeMap<String, T>();
    top.entries(key).forEach((name, place) -> all.put(name, read.apply(name, place)));
    return all;
  }
}
