package dev.stepwise.executor.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bytes as they come, without secrets: each is replaced by `***`, wherever the pieces were cut. Of
/// secrets that overlap or touch all is hidden. What may be the start of a secret is kept back
/// until that is known. Used by one thread.
public final class MaskedStream {
  static final int UNDECIDED = -1;

  private static final int MOST_SHOWN = 256;

  private final Mask mask;
  private final boolean idle;
  private final List<Shown> shown = new ArrayList<>();
  private byte[] kept = new byte[0];
  private long passed;
  private long hiddenFrom;
  private long hiddenTo = -1;

  public MaskedStream(Mask mask) {
    this.mask = mask;
    this.idle = mask.hidesNothing();
  }

  /// A secret that was there.
  ///
  /// @param offset of its first byte among all bytes that came
  /// @param length in bytes
  public record Shown(long offset, long length) {}

  /// What can be passed on, now that these bytes came too.
  public byte[] add(byte[] more) {
    return pass(more, true);
  }

  /// What was kept back: nothing follows.
  public byte[] end() {
    return addLast(new byte[0]);
  }

  /// What can be passed on, now that these bytes came and nothing follows.
  byte[] addLast(byte[] last) {
    var out = pass(last, false);
    noteHidden();
    hiddenTo = -1;
    return out;
  }

  /// Where secrets were, so far. Of very many, the last one told reaches to the end of the last.
  public List<Shown> shown() {
    return List.copyOf(shown);
  }

  private byte[] pass(byte[] more, boolean moreToCome) {
    if (idle) {
      return more;
    }
    var bytes = joined(kept, more);
    var out = new byte[bytes.length * Mask.STARS.length];
    var written = 0;
    var at = 0;
    while (at < bytes.length) {
      var length = mask.lengthAt(bytes, at, moreToCome);
      if (length == UNDECIDED) {
        break;
      }
      hide(length);
      written += write(bytes[at], out, written);
      passed++;
      at++;
    }
    kept = Arrays.copyOfRange(bytes, at, bytes.length);
    return Arrays.copyOf(out, written);
  }

  /// The byte itself, or stars for the first that is hidden. Returns how many were written.
  private int write(byte value, byte[] out, int to) {
    if (passed >= hiddenTo) {
      out[to] = value;
      return 1;
    }
    if (passed > hiddenFrom) {
      return 0;
    }
    System.arraycopy(Mask.STARS, 0, out, to, Mask.STARS.length);
    return Mask.STARS.length;
  }

  /// A secret of that length begins here; inside of another, or right behind it, it makes it
  /// longer.
  private void hide(int length) {
    if (length == 0) {
      return;
    }
    if (passed > hiddenTo) {
      noteHidden();
      hiddenFrom = passed;
    }
    hiddenTo = Math.max(hiddenTo, passed + length);
  }

  private void noteHidden() {
    if (hiddenTo < 0) {
      return;
    }
    var from = shown.size() < MOST_SHOWN ? hiddenFrom : shown.removeLast().offset();
    shown.add(new Shown(from, hiddenTo - from));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
