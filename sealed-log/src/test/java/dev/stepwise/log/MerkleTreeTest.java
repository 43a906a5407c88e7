package dev.stepwise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MerkleTreeTest {
  /// The eight leaves that the implementations of RFC 6962 test with, and the roots of their first
  /// n, n = 0 to 8.
  private static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final GrownTree TREE = GrownTree.ofSize(130);

  @Test
  void the_reference_roots_come_out() {
    var tree = GrownTree.of(LEAVES);

    var roots = IntStream.rangeClosed(0, 8).mapToObj(size -> tree.at(size).root().toString());

    assertThat(roots).containsExactlyElementsOf(ROOTS);
  }

  @Test
  void a_root_is_what_the_definition_says_at_every_size() {
    for (var size = 0; size <= 130; size++) {
      assertThat(TREE.at(size).root()).as("size %d", size).isEqualTo(TREE.naiveRoot(size));
      assertThat(Frontier.of(size, TREE::hash).root()).isEqualTo(TREE.naiveRoot(size));
    }
  }

  @Test
  void every_leaf_of_every_size_is_proved_and_no_other_leaf_or_root() {
    for (var size = 1; size <= 66; size++) {
      for (var index = 0; index < size; index++) {
        var proof = TREE.at(size).inclusionOf(index);

        assertThat(proof.proves(TREE.leaf(index), TREE.naiveRoot(size))).isTrue();
        assertThat(proof.proves(TREE.leaf(size), TREE.naiveRoot(size))).isFalse();
        assertThat(proof.proves(TREE.leaf(index), TREE.naiveRoot(size + 1))).isFalse();
      }
    }
  }

  @Test
  void every_earlier_log_is_proved_a_beginning_and_no_other_root() {
    for (var to = 1; to <= 66; to++) {
      for (var from = 1; from <= to; from++) {
        var proof = TREE.at(to).consistencyFrom(from);

        assertThat(proof.proves(TREE.naiveRoot(from), TREE.naiveRoot(to))).isTrue();
        assertThat(proof.proves(TREE.naiveRoot(from - 1), TREE.naiveRoot(to))).isFalse();
        assertThat(proof.proves(TREE.naiveRoot(from), TREE.naiveRoot(to + 1))).isFalse();
      }
    }
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_forged_inclusion_proof_is_refused(long seed) {
    var random = new Random(seed);
    var size = 1 + random.nextInt(130);
    var index = random.nextInt(size);
    var root = TREE.naiveRoot(size);
    var proof = TREE.at(size).inclusionOf(index);

    for (var forged : mutations(proof.path(), random)) {
      assertThat(new InclusionProof(index, size, forged).proves(TREE.leaf(index), root)).isFalse();
    }
    for (var other = 0; other < size; other++) {
      var elsewhere = new InclusionProof(other, size, proof.path());
      assertThat(elsewhere.proves(TREE.leaf(index), root)).isEqualTo(other == index);
    }
    assertThat(new InclusionProof(size, size, proof.path()).proves(TREE.leaf(index), root))
        .isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_forged_consistency_proof_is_refused(long seed) {
    var random = new Random(seed);
    var to = 2 + random.nextInt(128);
    var from = 1 + random.nextInt(to - 1);
    var proof = TREE.at(to).consistencyFrom(from);

    for (var forged : mutations(proof.path(), random)) {
      assertThat(
              new ConsistencyProof(from, to, forged)
                  .proves(TREE.naiveRoot(from), TREE.naiveRoot(to)))
          .isFalse();
    }
  }

  @Test
  void what_the_tree_does_not_have_cannot_be_asked_for() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TREE.at(5).inclusionOf(5))
        .withMessage("Expected an entry below 5, but got 5");
    assertThatIllegalArgumentException().isThrownBy(() -> TREE.at(5).consistencyFrom(6));
    assertThatIllegalArgumentException().isThrownBy(() -> TREE.at(5).consistencyFrom(0));
  }

  /// A bit flipped, one more, one less, two swapped.
  private static List<List<Hash>> mutations(List<Hash> path, Random random) {
    var all = new ArrayList<List<Hash>>();
    for (var at = 0; at < path.size(); at++) {
      var flipped = path.get(at).bytes();
      flipped[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
      all.add(with(path, at, Hash.of(flipped)));
      var shorter = new ArrayList<>(path);
      shorter.remove(at);
      all.add(shorter);
      if (at > 0 && !path.get(at).equals(path.get(at - 1))) {
        all.add(with(with(path, at, path.get(at - 1)), at - 1, path.get(at)));
      }
    }
    var longer = new ArrayList<>(path);
    longer.add(Hash.EMPTY);
    all.add(longer);
    return all;
  }

  private static List<Hash> with(List<Hash> path, int at, Hash hash) {
    var changed = new ArrayList<>(path);
    changed.set(at, hash);
    return changed;
  }
}
