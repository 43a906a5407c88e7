package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// How thorough a campaign is. Short in every build, with a short lease; long by `-Pcampaign`, with
/// the lease that everybody has.
///
/// @param kills of each service
/// @param times of every other fault
record Form(String name, int hosts, int waves, Duration lease, int kills, int times) {
  static final Form SHORT = new Form("short", 5, 6, Duration.ofSeconds(4), 2, 1);
  static final Form LONG = new Form("long", 10, 100, Duration.ofSeconds(10), 100, 20);

  private static final Pattern ONLY =
      Pattern.compile(System.getProperty("campaign.only", ""), Pattern.CASE_INSENSITIVE);

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

  /// Whether a fault of that name is inflicted: all are, or by the system property `campaign.only`
  /// those in whose names that regular expression is found, such as `poison|kafka`.
  static boolean isWanted(String fault) {
    return ONLY.matcher(fault).find();
  }

  /// Whether faults that take their time are inflicted: in the long form, or when they were asked
  /// for.
  static boolean isPatient() {
    return chosen().isTimed() || !ONLY.pattern().isEmpty();
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

  /// Which services are killed beside each other: where recovery is judged not those that wait for
  /// each other.
  List<List<Service>> killedTogether() {
    return isTimed()
        ? List.of(
            List.of(Service.PLANNER, Service.AUDIT), List.of(Service.EXECUTOR, Service.NOTIFIER))
        : List.of(List.of(Service.values()));
  }

  Tide tide(long seed) {
    return new Tide(hosts, waves, seed);
  }
}
