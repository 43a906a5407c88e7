package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.systemtests.campaign.History.Post;
import dev.stepwise.systemtests.campaign.History.Telling;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads everything that is known of some upgrades, from all who know something.
record HistoryReader(
    Database database,
    HostReader hosts,
    ChronicleReader chronicles,
    LogReader log,
    Megaphone megaphone,
    List<UpgradeId> upgrades) {

  History read() {
    return new History(
        hosts.read(), upgrades.stream().map(chronicles::read).toList(), log.read(), telling());
  }

  /// What is meant for the inbox alone does not come to people by itself.
  private Telling telling() {
    var ids = upgrades.stream().map(UpgradeId::value).collect(Collectors.toSet());
    var notices =
        database
            .rows(
                """
                select upgrade, subject, body from notifier.notice
                join notifier.delivery on delivery.notice = notice.id where channel = 'slack'
                """,
                row ->
                    ids.contains(row.getString(1))
                        ? row.getString(2)
                            + "\n"
                            + escaped(Megaphone.withoutLogState(row.getString(3)))
                        : "")
            .stream()
            .filter(notice -> !notice.isEmpty())
            .toList();
    return new Telling(notices, posts(ids));
  }

  private List<Post> posts(Set<String> ids) {
    return megaphone.posts().stream()
        .filter(post -> ids.stream().anyMatch(id -> isAbout(post, id)))
        .toList();
  }

  /// The last line names the upgrade.
  private static boolean isAbout(Post post, String upgrade) {
    return post.text().endsWith("Upgrade: " + upgrade);
  }

  /// As a webhook's text is.
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
