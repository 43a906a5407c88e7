package dev.stepwise.systemtests.campaign;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How thorough a campaign is. Short in every build, with a short lease; long by `-Pcampaign`, with
/// the lease that everybody has.
///
/// @param kills of each service
/// @param times of every other fault
record Form(String name, int hosts, int waves, Duration lease, int kills, int times) {
  static final Form SHORT = new Form("short", 5, 30, Duration.ofSeconds(4), 5, 2);
  static final Form LONG = new Form("long", 10, 100, Duration.ofSeconds(10), 100, 20);

  /// By the system property `campaign.form`; `campaign.kills` and `campaign.times` say otherwise
  /// how often.
  static Form chosen() {
    var form = System.getProperty("campaign.form", SHORT.name).equals(LONG.name) ? LONG : SHORT;
    return new Form(
        form.name,
        form.hosts,
        form.waves,
        form.lease,
        Integer.getInteger("campaign.kills", form.kills),
        Integer.getInteger("campaign.times", form.times));
  }

  /// Whether recovery is judged, which takes a machine that has time.
  boolean isTimed() {
    return name.equals(LONG.name);
  }

  /// By the system property `campaign.seed`, or else a new one.
  static long seed() {
    var said = System.getProperty("campaign.seed", "");
    return said.isEmpty() ? RandomGenerator.getDefault().nextInt(1_000_000) : Long.parseLong(said);
  }

  Tide tide(long seed) {
    return new Tide(hosts, waves, seed);
  }
}
