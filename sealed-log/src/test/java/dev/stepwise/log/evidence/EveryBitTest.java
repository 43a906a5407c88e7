package dev.stepwise.log.evidence;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Flips bits, and expects each flip to be noticed. `-Dexhaustive` flips every bit where otherwise
/// one bit of each byte is flipped, chosen by a fixed seed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryBitTest {
  private static final boolean EXHAUSTIVE = System.getProperty("exhaustive") != null;
  private static final long SEED = 20260101;

  @Test
  void every_bit_of_a_small_bundle_is_noticed() {
    var log = SampleLog.of(4);
    requireEveryBit(log.bundle(), log);
  }

  @Test
  void every_bit_of_a_small_redacted_bundle_is_noticed() {
    var log = SampleLog.of(4);
    requireEveryBit(redacted(log.bundle()), log);
  }

  @Test
  void a_bit_is_noticed_also_when_the_checksums_of_the_zip_were_made_anew() {
    var log = SampleLog.of(4);
    requireEveryFileOf(log.bundle(), "", log);
    requireEveryFileOf(redacted(log.bundle()), "/lines", log);
  }

  private static void requireEveryFileOf(byte[] bundle, String end, SampleLog log) {
    var files = Files.of(bundle);
    files.contents.forEach((name, bytes) -> {
      if (name.endsWith(end)) {
        bits(bytes)
            .forEach(bit -> {
              flip(bytes, bit);
              assertThat(isSound(files.zip(), log)).as("bit %d of %s", bit, name).isFalse();
              flip(bytes, bit);
            });
      }
    });
  }

  /// Each flip meets the check that covers the file it is in, because the whole verification would
  /// take days; that this check is part of the whole is what the tests above show.
  @Test
  void every_bit_of_a_bundle_with_1000_entries_is_noticed() {
    requireEveryFile(SampleLog.of(1000), false);
  }

  @Test
  void every_bit_of_a_redacted_bundle_with_200_entries_is_noticed() {
    requireEveryFile(SampleLog.of(200), true);
  }

  @Test
  void a_bit_anywhere_in_a_bundle_with_1000_entries_is_noticed() {
    var log = SampleLog.of(1000);
    var bundle = log.bundle();
    var random = new Random(SEED);
    assertThat(isSound(bundle, log)).isTrue();
    for (var i = 0; i < 300; i++) {
      var bit = random.nextInt(bundle.length * 8);
      flip(bundle, bit);
      assertThat(isSound(bundle, log)).as("bit %d", bit).isFalse();
      flip(bundle, bit);
    }
  }

  /// Each change meets the check of the entries, for the same reason as above.
  @Test
  void every_entry_of_500_that_was_dropped_swapped_or_put_in_is_noticed() {
    var log = SampleLog.of(500);
    var files = Files.of(log.bundle());
    var manifest = new VouchedFiles(files.bundle(), log.trust()).manifest();
    assertThat(areSound(files, manifest)).isTrue();
    log.indexes().parallelStream()
        .forEach(index -> {
          assertThat(areSound(files.without(index), manifest)).as("without %d", index).isFalse();
          assertThat(areSound(files.withTwice(index), manifest)).as("twice %d", index).isFalse();
          if (log.indexes().contains(index + 1)) {
            var swapped = files.withSwapped(index, index + 1);
            assertThat(areSound(swapped, manifest)).as("swapped %d", index).isFalse();
          }
        });
  }

  private static boolean areSound(Files files, Manifest manifest) {
    try {
      new BundledEntries(files.bundle(), manifest).check();
      return true;
    } catch (BrokenEvidence _) {
      return false;
    }
  }

  private static void requireEveryBit(byte[] bundle, SampleLog log) {
    assertThat(isSound(bundle, log)).isTrue();
    for (var bit = 0; bit < bundle.length * 8; bit++) {
      flip(bundle, bit);
      assertThat(isSound(bundle, log)).as("bit %d", bit).isFalse();
      flip(bundle, bit);
    }
  }

  private static void requireEveryFile(SampleLog log, boolean isRedacted) {
    var whole = log.bundle();
    var contents = Files.of(isRedacted ? redacted(whole) : whole).contents;
    var views = new TreeMap<String, ByteBuffer>();
    contents.forEach((name, bytes) -> views.put(name, ByteBuffer.wrap(bytes)));
    var checks = new Checks(new Bundle(views), log.trust());
    var flips = new AtomicLong();
    contents.keySet().parallelStream().collect(groupingBy(Checks::unit)).values().parallelStream()
        .forEach(names ->
            names.forEach(name -> {
              var bytes = requireNonNull(contents.get(name));
              bits(bytes)
                  .forEach(bit -> {
                    flip(bytes, bit);
                    assertThat(checks.holdFor(name)).as("bit %d of %s", bit, name).isFalse();
                    flip(bytes, bit);
                    flips.incrementAndGet();
                  });
            }));
    assertThat(contents.keySet()).allMatch(checks::holdFor);
    System.out.printf("%d flips over %d files, each noticed%n", flips.get(), contents.size());
  }

  /// The check that covers a file, as the verifier makes it.
  private static final class Checks {
    private static final Pattern ENTRY = Pattern.compile("entries/(\\d{12})/.*");

    private final Bundle bundle;
    private final Trust trust;
    private final Manifest manifest;
    private final BundledEntries entries;
    private final TreeMap<String, Sha256> derived = new TreeMap<>();

    Checks(Bundle bundle, Trust trust) {
      this.bundle = bundle;
      this.trust = trust;
      this.manifest = new VouchedFiles(bundle, trust).manifest();
      this.entries = new BundledEntries(bundle, manifest);
      var chunks = entries.all().flatMap(entry -> entry.chunk().stream()).toList();
      derived.put(
          FileNames.plan(SampleLog.UPGRADE),
          SamplePlan.proposed(SampleLog.UPGRADE, Instant.EPOCH).planHash());
      derived.put(
          FileNames.output(SampleLog.ATTEMPT),
          Digests.of(new PrintedOutput(chunks, it -> entries.of(it.index()).text())));
    }

    /// Files of one unit are flipped one after the other.
    static String unit(String name) {
      return name.startsWith("entries/") ? name.substring(0, 20) : "others";
    }

    boolean holdFor(String name) {
      try {
        var entry = ENTRY.matcher(name);
        if (entry.matches()) {
          entries.requireSound(entries.of(Long.parseLong(entry.group(1))));
        } else if (derived.containsKey(name)) {
          return bundle.digest(name).equals(derived.get(name));
        } else {
          new VouchedFiles(bundle, trust).check();
        }
        return true;
      } catch (BrokenEvidence _) {
        return false;
      }
    }
  }

  private static IntStream bits(byte[] bytes) {
    if (EXHAUSTIVE) {
      return IntStream.range(0, bytes.length * 8);
    }
    var random = new Random(SEED + bytes.length);
    return IntStream.range(0, bytes.length).map(at -> at * 8 + random.nextInt(8));
  }

  private static void flip(byte[] bytes, int bit) {
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
  }

  private static boolean isSound(byte[] zip, SampleLog log) {
    return new EvidenceVerifier(log.trust()).verify(ByteBuffer.wrap(zip)).isSound();
  }

  private static byte[] redacted(byte[] zip) {
    var redactor = new Redactor(Bundle.read(ByteBuffer.wrap(zip)));
    redactor.blank(Pattern.compile("password"));
    return SampleLog.written(redactor.redacted());
  }
}
