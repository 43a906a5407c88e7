package dev.stepwise.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.contracts.codec.Wire;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableTest {
  @Test
  void a_list_has_a_row_for_each_element_and_leaves_out_what_is_long() throws Exception {
    assertThat(
            table(
                """
                [{"id": "up-1", "requestedAt": "noon", "runs": [1, 2]},
                 {"id": "up-23", "state": "HELD", "requestedAt": "one"}]\
                """))
        .isEqualTo(
            """
            ID      REQUESTED AT   STATE
            up-1    noon           -
            up-23   one            HELD\
            """);
  }

  @Test
  void an_object_has_a_row_for_each_member() throws Exception {
    assertThat(table("{\"id\": \"up-1\", \"version\": 7, \"plan\": {}}"))
        .isEqualTo("ID        up-1\nVERSION   7");
  }

  @Test
  void nothing_is_said_to_be_none() throws Exception {
    assertThat(table("[]")).isEqualTo("(none)");
  }

  private static String table(String json) throws JsonProcessingException {
    return Table.of(Wire.mapper().readTree(json));
  }
}
