package dev.stepwise.executor.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What must never be seen outside of a host, in every form in which it may be printed.
///
/// It protects from accidents such as `set -x`, not from a script that wants to tell: any form that
/// [SecretForms] does not know passes.
public final class Mask {
  /// Hides nothing.
  public static final Mask NONE = new Mask(List.of());

  static final byte[] STARS = "***".getBytes(StandardCharsets.UTF_8);

  /// By their first byte, the longest first.
  private final List<List<byte[]>> forms = new ArrayList<>();

  private Mask(Collection<String> texts) {
    for (var first = 0; first < 256; first++) {
      forms.add(new ArrayList<>());
    }
    texts.stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .forEach(form -> formsWith(form[0]).add(form));
    forms.forEach(
        list -> list.sort(Comparator.comparingInt((byte[] form) -> form.length).reversed()));
  }

  /// Hides these secrets; empty ones are none.
  public static Mask of(Collection<String> secrets) {
    return new Mask(secrets.stream().flatMap(SecretForms::of).distinct().toList());
  }

  /// The text without secrets.
  public String text(String text) {
    return new String(
        new MaskedStream(this).addLast(text.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
  }

  /// The text without secrets, cut to its last lines, so that it fits into a report. In this order:
  /// of a secret that is cut through, what is left is not known as one.
  public String reason(String text) {
    return OutputTail.of(text(text).getBytes(StandardCharsets.UTF_8));
  }

  boolean hidesNothing() {
    return forms.stream().allMatch(List::isEmpty);
  }

  /// How many of the bytes from there on are a secret; 0 when none are, [MaskedStream#UNDECIDED]
  /// when that depends on what follows.
  int lengthAt(byte[] bytes, int from, boolean moreToCome) {
    for (var form : formsWith(bytes[from])) {
      var common = Math.min(form.length, bytes.length - from);
      if (Arrays.equals(form, 0, common, bytes, from, from + common)) {
        if (common == form.length) {
          return form.length;
        }
        if (moreToCome) {
          return MaskedStream.UNDECIDED;
        }
      }
    }
    return 0;
  }

  private List<byte[]> formsWith(byte first) {
    return forms.get(first & 0xFF);
  }
}
