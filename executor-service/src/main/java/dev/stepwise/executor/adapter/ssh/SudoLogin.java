package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.executor.adapter.ssh.HostShell.Reply;
import dev.stepwise.executor.application.Secrets;
import dev.stepwise.executor.domain.Mask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The talk with `sudo` before a program is sent.
final class SudoLogin {
  private final Sudo sudo;
  private final Call call;
  private final Secrets secrets;
  private boolean answered;
  private Mask mask = Mask.NONE;

  SudoLogin(Sudo sudo, Call call, Secrets secrets) {
    this.sudo = sudo;
    this.call = call;
    this.secrets = secrets;
  }

  /// Answers with why the other user's shell is not there; with nothing when it is.
  Optional<Reply.Broken> pass(Duration patience) throws IOException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!call.printed().textSoFar().contains(sudo.ready() + "\n")) {
      if (isAskedAgain() || isOver()) {
        return Optional.of(refused(patience));
      }
      if (isAsked()) {
        answer();
      }
      if (!call.awaitMore(Duration.ofNanos(deadline - System.nanoTime()))) {
        return Optional.of(silent(patience));
      }
    }
    return Optional.empty();
  }

  private boolean isAsked() {
    return !answered && call.errors().textSoFar().contains(sudo.prompt());
  }

  private boolean isAskedAgain() {
    var said = call.errors().textSoFar();
    return answered && said.indexOf(sudo.prompt()) != said.lastIndexOf(sudo.prompt());
  }

  private boolean isOver() {
    return call.printed().isOver() && call.errors().isOver();
  }

  private void answer() throws IOException {
    var password =
        new SecretText("become.password", sudo.become().password().orElseThrow(), secrets).get();
    mask = Mask.of(List.of(password));
    answered = true;
    call.say(password + "\n");
  }

  private Reply.Broken refused(Duration patience) throws IOException {
    var said = call.errors().textSoFar();
    var code = isOver() ? call.exitCode(patience) : -1;
    if (isOver() && code < 0) {
      return new Reply.Broken(
          HostProblem.UNREACHABLE, "The connection broke during the talk with sudo", false);
    }
    return new Reply.Broken(
        HostProblem.LOGIN_REFUSED, SudoRefusal.words(sudo, said, code) + quoted(said), false);
  }

  private Reply.Broken silent(Duration patience) {
    return new Reply.Broken(
        HostProblem.UNREACHABLE,
        "Expected sudo to let %s become %s within %s, but it did not%s"
            .formatted(
                sudo.user(), sudo.become().user(), patience, quoted(call.errors().textSoFar())),
        false);
  }

  private String quoted(String said) {
    var words = mask.text(said.replace(sudo.prompt(), "").strip());
    return words.isEmpty() ? "" : " (it says: " + words + ")";
  }
}
