package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.executor.application.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.schmizz.sshj.connection.channel.direct.Session;

/// Runs programs over the pooled connections, as the user that is wanted. What SSH throws is told
/// as a reply, here and nowhere else.
final class SshHostShell implements HostShell {
  private final SshConnections connections;
  private final Secrets secrets;
  private final RefusedHostKeys refusedKeys;
  private final Supplier<String> nonces;
  private final Clock clock;
  private final Map<Account, LoginPause> pauses = new ConcurrentHashMap<>();

  /// @param nonces words that no program prints, a new one each time
  SshHostShell(
      SshConnections connections,
      Secrets secrets,
      RefusedHostKeys refusedKeys,
      Supplier<String> nonces,
      Clock clock) {
    this.connections = connections;
    this.secrets = secrets;
    this.refusedKeys = refusedKeys;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public Reply run(UpgradeId upgrade, InstalledHost host, byte[] program, Duration patience) {
    try {
      var connection = connections.to(Route.to(host));
      return connection.onChannel(
          clock.instant(), session -> run(host, session, program, patience));
    } catch (NoConnection e) {
      e.hostKey().ifPresent(refused -> refusedKeys.tell(upgrade, host, refused));
      return new Reply.Broken(
          e.problem(), host.id() + " (" + Route.to(host) + "): " + e.getMessage(), false);
    } catch (IOException | IllegalStateException e) { // the latter: the library found it closed
      return new Reply.Broken(
          HostProblem.UNREACHABLE,
          "The connection to %s broke: %s".formatted(host.id(), e.getMessage()),
          true);
    }
  }

  private Reply run(InstalledHost host, Session session, byte[] program, Duration patience)
      throws IOException {
    var sudo = Sudo.on(host, nonces.get());
    return sudo.isPresent()
        ? runAs(sudo.get(), host, session, program, patience)
        : Call.of(session, ShellProgram.COMMAND).end(program, patience);
  }

  private Reply runAs(
      Sudo sudo, InstalledHost host, Session session, byte[] program, Duration patience)
      throws IOException {
    var pause =
        pauses.computeIfAbsent(
            new Account(Route.to(host), sudo.become().user()), _ -> new LoginPause(clock));
    try {
      pause.respect();
      var call = Call.of(session, sudo.command());
      var refusal = new SudoLogin(sudo, call, secrets).pass(patience);
      if (refusal.isPresent()) {
        return refused(refusal.get(), pause);
      }
      pause.passed();
      return withoutTalk(sudo, call.end(program, patience));
    } catch (NoConnection e) {
      return new Reply.Broken(e.problem(), host.id() + ": " + e.getMessage(), false);
    }
  }

  private static Reply refused(Reply.Broken refusal, LoginPause pause) throws NoConnection {
    if (refusal.problem() == HostProblem.LOGIN_REFUSED) {
      throw pause.refused(refusal.message(), null);
    }
    return refusal;
  }

  private static Reply withoutTalk(Sudo sudo, Reply reply) {
    return switch (reply) {
      case Reply.Ended(int code, byte[] printed, String errors) ->
          new Reply.Ended(code, printed, sudo.afterPrompt(errors));
      case Reply.Broken broken -> broken;
    };
  }

  /// Whom `sudo` was asked for, and where.
  private record Account(Route route, String user) {}
}
