package dev.stepwise.log;

/// A verifier's way from a node up to the root: the position of the node in its level, and that of
/// the level's last node (`fn` and `sn` in RFC 9162, sections 2.1.3.2 and 2.1.4.2).
record Ascent(long position, long last) {
  boolean isAtTop() {
    return last == 0;
  }

  /// Whether the node's next sibling in the proof stands to its left.
  boolean comesFromRight() {
    return isRight() || position == last;
  }

  /// One level up, past the levels on which the tree's last node has no sibling.
  Ascent up() {
    var at = this;
    if (position == last) {
      while (!at.isRight() && at.position != 0) {
        at = at.half();
      }
    }
    return at.half();
  }

  /// Up to the first level on which the node is a left one.
  Ascent upToLeft() {
    var at = this;
    while (at.isRight()) {
      at = at.half();
    }
    return at;
  }

  private boolean isRight() {
    return (position & 1) == 1;
  }

  private Ascent half() {
    return new Ascent(position >> 1, last >> 1);
  }
}
