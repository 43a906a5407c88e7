package dev.stepwise.executor.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.signature.SigningKey;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What a host may know of the secrets that it was given.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretsMarkTest {
  private static final HostId HOST = new HostId("one");
  private final SigningKey key = SigningKey.generate("executor");

  @Test
  void the_same_secrets_have_the_same_mark_wherever_the_key_is_read() {
    var elsewhere = SigningKey.parse(key.toJson());

    assertThat(SecretsMark.of(HOST, secrets("A", "tiger"), elsewhere))
        .isEqualTo(SecretsMark.of(HOST, secrets("A", "tiger"), key));
  }

  @Test
  void another_value_variable_host_or_key_has_another_mark() {
    var marks =
        Stream.concat(
            Stream.of(
                    secrets("A", "tiger"),
                    secrets("A", "lion"),
                    secrets("B", "tiger"),
                    secrets("A", "tiger", "B", ""),
                    secrets("A", "", "tiger", "B"))
                .map(secrets -> SecretsMark.of(HOST, secrets, key)),
            Stream.of(
                SecretsMark.of(new HostId("two"), secrets("A", "tiger"), key),
                SecretsMark.of(HOST, secrets("A", "tiger"), SigningKey.generate("executor"))));

    assertThat(marks).doesNotHaveDuplicates().hasSize(7).doesNotContain(SecretsMark.NONE);
  }

  @Test
  void without_secrets_there_is_nothing_to_tell() {
    assertThat(SecretsMark.of(HOST, new TreeMap<>(), key)).isEqualTo(SecretsMark.NONE);
  }

  private static TreeMap<String, String> secrets(String... pairs) {
    var secrets = new TreeMap<String, String>();
    for (var at = 0; at < pairs.length; at += 2) {
      secrets.put(pairs[at], pairs[at + 1]);
    }
    return secrets;
  }
}
