package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.Compare;

/// What is different between two moments.
record DifferenceView<T>(MomentView from, MomentView to, T difference) {
  static <T> DifferenceView<T> of(Compare.Compared<T> compared) {
    return new DifferenceView<>(
        MomentView.of(compared.from()), MomentView.of(compared.to()), compared.difference());
  }
}
