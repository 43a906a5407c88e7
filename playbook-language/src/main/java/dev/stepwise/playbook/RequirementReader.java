package dev.stepwise.playbook;

import dev.stepwise.playbook.ConditionReader.Asked;
import dev.stepwise.playbook.Requirement.Otherwise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Reads what must fit before there is a plan.
final class RequirementReader {
  private final List<CatalogueRelease> releases;
  private final ConditionReader conditions;
  private final ScopeReader scopes;
  private final Problems problems;

  RequirementReader(
      List<CatalogueRelease> releases,
      ConditionReader conditions,
      ScopeReader scopes,
      Problems problems) {
    this.releases = releases;
    this.conditions = conditions;
    this.scopes = scopes;
    this.problems = problems;
  }

  List<Requirement> read(List<Place> places) {
    var lines = new HashMap<String, Integer>();
    var requirements = new ArrayList<Requirement>();
    for (var place : places) {
      var earlier = lines.putIfAbsent(place.text("id"), place.line());
      if (earlier != null) {
        problems.add(
            place,
            "Expected each requirement to have its own id, but `%s` is already on line %d"
                .formatted(place.text("id"), earlier));
      }
      requirement(place).ifPresent(requirements::add);
    }
    return requirements;
  }

  private Optional<Requirement> requirement(Place place) {
    var on = scopes.roles(place, "on");
    var asked = on.isEmpty() ? Asked.ONCE : Asked.PER_HOST;
    var to = Ranges.read(place, "to", problems);
    to.ifPresent(range -> requireRelease(place, range));
    var when = conditions.read(place, "when", asked);
    var confirm = place.findText("otherwise").equals(Optional.of("confirm"));
    return conditions
        .read(place, "must", asked)
        .map(must ->
            new Requirement(
                place.text("id"),
                place.text("title"),
                to,
                when,
                on,
                must,
                confirm ? Otherwise.CONFIRM : Otherwise.REFUSE,
                place.text("why"),
                place.findText("advice"),
                place.findText("cite"),
                scopes.read(place)));
  }

  private void requireRelease(Place place, ReleaseRange range) {
    if (releases.stream().noneMatch(release -> range.contains(release.release()))) {
      problems.add(
          place.find("to").orElse(place),
          "Expected releases of releases.yaml in the range, but %s has none".formatted(range));
    }
  }
}
