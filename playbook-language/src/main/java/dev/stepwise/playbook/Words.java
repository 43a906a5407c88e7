package dev.stepwise.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns of phrase for messages.
final class Words {
  private Words() {}

  /// `; did you mean …?` with the nearest of the known words, or the list of them when none is
  /// near.
  static String hint(String word, Iterable<String> known) {
    return nearest(word, known)
        .map(near -> "; did you mean `" + near + "`?")
        .orElseGet(() -> known.iterator().hasNext() ? "; it has " + list(known) : "");
  }

  /// The known word that takes the fewest changes of a letter, if it takes three at most, and no
  /// more than a third of them.
  static Optional<String> nearest(String word, Iterable<String> known) {
    var best = Optional.<String>empty();
    int fewest = Math.clamp(word.length() / 3, 1, 3) + 1;
    for (var one : known) {
      int distance = distance(word, one);
      if (distance < fewest) {
        fewest = distance;
        best = Optional.of(one);
      }
    }
    return best;
  }

  /// `a`, `b` and `c`, as code.
  static String list(Iterable<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add("`" + word + "`"));
    if (quoted.size() < 2) {
      return String.join("", quoted);
    }
    return String.join(", ", quoted.subList(0, quoted.size() - 1)) + " and " + quoted.getLast();
  }

  /// Levenshtein's, row by row.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
