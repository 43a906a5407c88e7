package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.CatalogueRelease.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

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
      releases.add(
          new CatalogueRelease(
              new Release(version),
              place.findText("date"),
              place.items("notes").stream().map(CatalogueReader::note).toList()));
    }
    return releases;
  }

  private static Note note(Place place) {
    return new Note(place.text("text"), place.findText("cite"));
  }
}
