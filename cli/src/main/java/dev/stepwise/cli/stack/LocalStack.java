package dev.stepwise.cli.stack;

import dev.stepwise.embedded.keys.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Everything that Stepwise is, on one machine: Kafka and the practice hosts in this process,
/// PostgreSQL and the four services as processes of their own. Closing it, or the end of this
/// process however it comes, stops all of them.
public final class LocalStack implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final StackSettings settings;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final ReentrantLock closing = new ReentrantLock();
  private final Foundation foundation;
  private final ServiceGroup services;

  private LocalStack(StackSettings settings, StackListener listener)
      throws IOException, InterruptedException {
    this.settings = settings;
    try {
      prepareFolder(listener);
      settings.ports().requireFree();
      foundation = keep(Foundation.lay(settings, listener));
      keep(Leash.tie(settings.folder().root()));
      services = keep(ServiceGroup.start(foundation.configuration(), listener));
      services.awaitReady(PATIENCE);
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Starts a stack and returns when every service is ready. Fails with [StackTrouble] when
  /// something outside stands in the way.
  public static LocalStack start(StackSettings settings, StackListener listener)
      throws InterruptedException {
    try {
      return new LocalStack(settings, listener);
    } catch (IOException e) {
      throw new StackTrouble("Expected to start the stack, but " + e, e);
    }
  }

  /// Where a service answers.
  public URI url(Service service) {
    return settings.ports().url(service);
  }

  /// What somebody shows who may do everything here; another short token at each call.
  public Supplier<String> signIn(String name) {
    return () ->
        folder().issuer().token(name, List.of(LocalIssuer.EVERYTHING), Duration.ofMinutes(5));
  }

  /// Where the data is.
  public StackFolder folder() {
    return settings.folder();
  }

  /// Kafka, PostgreSQL and the practice hosts.
  public Foundation foundation() {
    return foundation;
  }

  /// One of the four services.
  public Supervisor service(Service service) {
    return services.get(service);
  }

  /// Stops everything, the services first. Can be called again, and from several threads: each
  /// returns when all is stopped.
  @Override
  public void close() {
    var interrupted = Thread.interrupted();
    closing.lock();
    try {
      while (!parts.isEmpty()) {
        close(parts.pop());
      }
    } finally {
      closing.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void prepareFolder(StackListener listener) {
    var folder = settings.folder();
    folder.create();
    keep(FolderLock.take(folder));
    var left = new ProcessRecord(folder.processes()).stopLeftovers();
    if (left > 0) {
      listener.stoppedLeftovers(left);
    }
    if (settings.reset()) {
      Foundation.switchOffLeftovers(settings);
      folder.reset();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println("Expected to stop " + part.getClass().getSimpleName() + ", but " + e);
    }
  }
}
