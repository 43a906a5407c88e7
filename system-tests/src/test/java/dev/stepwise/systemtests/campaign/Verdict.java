package dev.stepwise.systemtests.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// What every line of the table is held to.
final class Verdict {
  private Verdict() {}

  static void areFine(Form form, List<Row> rows) {
    for (var row : rows) {
      assertThat(row.findings().doubleStarts()).as("double starts").isEmpty();
      assertThat(row.findings().lost()).as("lost").isEmpty();
      if (form.isTimed()) {
        assertThat(row.percentile(99)).as("recovery").isLessThanOrEqualTo(row.limit());
      }
    }
  }
}
