package dev.stepwise.planner.adapter.http;

/// Who acts, as the header `Stepwise-Actor` says; there is no sign-in yet.
///
/// @param name at most 200 visible characters
record Actor(String name) {
  static final String HEADER = "Stepwise-Actor";
  static final String UNNAMED = "operator";

  Actor {
    if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "Expected header %s to be a name of at most 200 characters".formatted(HEADER));
    }
  }
}
