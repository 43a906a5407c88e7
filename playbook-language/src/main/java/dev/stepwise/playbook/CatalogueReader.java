package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.CatalogueRelease.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `releases.yaml`, which the schema has found sound.
final class CatalogueReader {
  private CatalogueReader() {}

  static List<CatalogueRelease> read(Place top, Problems problems) {
    var lines = new HashMap<String, Integer>();
    var releases = new ArrayList<CatalogueRelease>();
    for (var place : top.items("releases")) {
      var version = place.text("version");
      var earlier = lines.putIfAbsent(version, place.line());
      if (earlier != null) {
        problems.add(
            place,
            "Expected each release once, but %s is already on line %d".formatted(version, earlier));
      }
      var release = release(place);
      requirePhantomForNote(place, release, problems);
      releases.add(release);
    }
    return releases;
  }

  private static CatalogueRelease release(Place place) {
    return new CatalogueRelease(
        new Release(place.text("version")),
        place.findText("date"),
        place.items("notes").stream().map(CatalogueReader::note).toList(),
        properties(place),
        place
            .findText("asserted-by")
            .map(word -> AssertedBy.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(AssertedBy.TAG),
        place.findText("note"));
  }

  private static Note note(Place place) {
    return new Note(place.text("text"), place.findText("cite"));
  }

  private static SortedMap<String, String> properties(Place place) {
    var properties = new TreeMap<String, String>();
    place.entries("properties").forEach((name, value) -> properties.put(name, value.text()));
    return properties;
  }

  private static void requirePhantomForNote(
      Place place, CatalogueRelease release, Problems problems) {
    if (!release.isPhantom()) {
      place
          .find("note")
          .ifPresent(at ->
              problems.add(
                  at,
                  "Expected `note` only with `asserted-by: manual`, but %s is a release; what people must know of it belongs under `notes`"
                      .formatted(release.release())));
    }
  }
}
