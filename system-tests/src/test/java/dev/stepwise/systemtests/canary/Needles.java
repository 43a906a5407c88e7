package dev.stepwise.systemtests.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is looked for: words that stand in every secret, in each of its lines. They are of letters
/// and digits only, so URLs, shells and JSON leave them as they are; in base64 they look different
/// by where they begin.
record Needles(List<String> words) {
  private static final Pattern BREAKS = Pattern.compile("\\r?\\n|\\\\n");

  /// A word that stands nowhere else.
  static String fresh(String name) {
    return name + UUID.randomUUID().toString().replace("-", "");
  }

  boolean isIn(Hay hay) {
    var text = hay.latin();
    var joined = BREAKS.matcher(text).replaceAll("");
    return words.stream()
        .flatMap(Needles::forms)
        .anyMatch(form -> text.contains(form) || joined.contains(form));
  }

  private static Stream<String> forms(String word) {
    var forms = new ArrayList<>(List.of(word));
    for (var before = 0; before < 3; before++) {
      var whole =
          Base64.getEncoder()
              .encodeToString(
                  ("~".repeat(before) + word + "~~").getBytes(StandardCharsets.US_ASCII));
      forms.add(whole.substring(4, whole.length() - 8));
    }
    return forms.stream();
  }
}
