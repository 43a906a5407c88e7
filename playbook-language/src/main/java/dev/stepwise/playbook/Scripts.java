package dev.stepwise.playbook;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The scripts that a playbook refers to, and the library that goes in front of each.
final class Scripts {
  private final PlaybookFolder folder;
  private final Problems problems;
  private final String library;
  private final SortedMap<String, String> texts = new TreeMap<>();

  Scripts(PlaybookFolder folder, List<Place> library, Problems problems) {
    this.folder = folder;
    this.problems = problems;
    this.library = library.stream().map(this::text).collect(Collectors.joining());
  }

  /// The name of the script that a place refers to; complains when there is no such script.
  String refer(Place place) {
    var name = place.text();
    if (!texts.containsKey(name)) {
      texts.put(name, text(place));
    }
    return name;
  }

  String library() {
    return library;
  }

  SortedMap<String, String> texts() {
    return texts;
  }

  private String text(Place place) {
    var name = place.text();
    if (!folder.scripts().contains(name)) {
      problems.requireKnown(place, "script", name, folder.scripts());
      return "";
    }
    var text = folder.text(name, problems).orElse("");
    if (text.isBlank() || text.indexOf('\0') >= 0 || text.indexOf('\r') >= 0) {
      problems.add(
          name, 1, "Expected shell text with plain line ends, but it is blank or has others");
    }
    return text.endsWith("\n") ? text : text + "\n";
  }
}
