package dev.stepwise.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Reads `playbook.yaml`, which the schema has found sound, and follows its references.
final class PlaybookReader {
  private final Place top;
  private final List<CatalogueRelease> releases;
  private final PlaybookFolder folder;
  private final Problems problems;
  private final Vocabulary vocabulary;
  private final Scripts scripts;
  private final EnvironmentNames names;
  private final ScopeReader scopes;
  private final ConditionReader conditions;
  private final ActionReader actions;

  PlaybookReader(
      Place top, List<CatalogueRelease> releases, PlaybookFolder folder, Problems problems) {
    this.top = top;
    this.releases = releases;
    this.folder = folder;
    this.problems = problems;
    this.vocabulary = Vocabulary.of(top, releases);
    this.scripts = new Scripts(folder, top.items("library"), problems);
    this.names = new EnvironmentNames(problems);
    this.scopes = new ScopeReader(vocabulary, problems);
    this.conditions = new ConditionReader(vocabulary, problems);
    this.actions = new ActionReader(scripts, names, problems);
  }

  /// The playbook; worth something only when no problem was added.
  Playbook read() {
    declareProperties();
    var variables = new VariableReader(scopes, names, problems);
    var declarations = new DeclarationReader(scopes, names, scripts);
    var parameters = all("parameters", variables::parameter);
    var playbook =
        new Playbook(
            top.text("platform"),
            top.text("title"),
            top.findText("manual"),
            top.texts("topologies"),
            inOrder("variants", declarations::variant),
            inOrder("components", declarations::component),
            releases,
            all("roles", declarations::role),
            all("host-variables", variables::hostVariable),
            parameters,
            all("facts", declarations::fact),
            installed(),
            all("unavailable", (_, words) -> words.text()),
            rules(),
            procedures(),
            folder.digest(),
            scripts.library(),
            scripts.texts());
    actions.requireKnownNames();
    return playbook;
  }

  private void declareProperties() {
    for (var property : vocabulary.properties()) {
      names.declare(top, "FROM_" + property, "property of a release");
      names.declare(top, "TO_" + property, "property of a release");
    }
  }

  private String installed() {
    top.find("installed")
        .ifPresent(at -> problems.requireKnown(at, "fact", at.text(), vocabulary.facts().keySet()));
    return top.text("installed");
  }

  private Rules rules() {
    return new Rules(
        paths(Direction.FORWARD, "paths"),
        paths(Direction.BACK, "downgrades"),
        new RequirementReader(releases, conditions, scopes, problems).read(top.items("requires")));
  }

  private List<PathRule> paths(Direction direction, String key) {
    return new PathReader(
            direction, releases, top.entries("procedures").keySet(), conditions, scopes, problems)
        .read(top.items(key));
  }

  private SortedMap<String, Procedure> procedures() {
    var literals = new LiteralReader(names);
    var parts =
        new PartReader(
            new StepReader(actions, literals, conditions, scopes, problems),
            new RollReader(scopes, vocabulary.facts(), problems),
            literals,
            conditions,
            scopes,
            top.entries("sequences"),
            problems);
    return all("procedures", new ProcedureReader(parts, vocabulary.unavailable(), problems)::read);
  }

  private <T> List<T> inOrder(String key, BiFunction<String, Place, T> read) {
    var all = new ArrayList<T>();
    top.entries(key).forEach((name, place) -> all.add(read.apply(name, place)));
    return all;
  }

  private <T> SortedMap<String, T> all(String key, BiFunction<String, Place, T> read) {
    var all = new TreeMap<String, T>();
    top.entries(key).forEach((name, place) -> all.put(name, read.apply(name, place)));
    return all;
  }
}
