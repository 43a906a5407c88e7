package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenCatalogueTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | releases.yaml:1: Expected a playbook's YAML, but the file is empty
          releases: [] | releases.yaml:1: Expected a list of at least one release, oldest first, but found an empty list
          releases: [{version: 1 0}] | releases.yaml:1: Expected a version of 1 to 100 characters out of A-Z a-z 0-9 . _ -, but found `1 0`
          releases: [{version: 1.0}, {version: 1.0}] | releases.yaml:1: Expected each release once, but 1.0 is already on line 1
          releases: [{version: 1.0, date: yesterday}] | releases.yaml:1: Expected a date such as 2024-07-27, but found `yesterday`
          releases: [{version: -1}] | releases.yaml:1: Expected a version of 1 to 100 characters out of A-Z a-z 0-9 . _ -, but found `-1`
          releases: [{version: 1.0, asserted-by: me}] | releases.yaml:1: Expected one of `tag`, `manual` and `both`, but found `me`
          releases: [{version: 1.0, properties: {head: a}}] | releases.yaml:1: Expected an upper-case name such as ALEMBIC_HEAD, but found `head`
          release: [{version: 1.0}] | releases.yaml:1: Expected `releases` (a list of at least one release, oldest first), but it is missing
          """)
  void each_slip_is_named_with_its_line_and_what_to_write_instead(String text, String problem) {
    assertThat(Draft.example(folder).releases(text).problems()).contains(problem);
  }
}
