package dev.stepwise.executor.adapter.secrets;

import io.quarkus.vault.VaultKVSecretEngine;
import io.quarkus.vault.client.VaultClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fields of secrets in Vault's KV engine, as `PATH#FIELD`; the path is the one that `vault kv get`
/// is given, below the engine's mount point.
///
/// Vault's own words are not passed on, because nobody can say what stands in them.
///
/// @param paths beginnings of the paths that may be read, each whole segments
record VaultSecrets(VaultKVSecretEngine engine, List<String> paths) implements SecretSource {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

  @Override
  public String read(String name) throws Unreadable {
    var hash = name.indexOf('#');
    if (hash < 1 || hash == name.length() - 1) {
      throw new Unreadable("a reference to Vault is vault:PATH#FIELD");
    }
    var path = name.substring(0, hash);
    requireAllowed(path);
    var value = fields(path).get(name.substring(hash + 1));
    if (value == null) {
      throw new Unreadable("the secret has no such field");
    }
    if (value instanceof String text) {
      return text;
    }
    throw new Unreadable("the field is no text");
  }

  private void requireAllowed(String path) throws Unreadable {
    // Nothing that leads out of a path, or is something else in a URL.
    if (!Stream.of(path.split("/", -1)).allMatch(part -> PATH.matcher(part).matches())) {
      throw new Unreadable("a path is letters, digits, '_', '-' and '.', in segments");
    }
    if (paths.isEmpty()) {
      throw new Unreadable("no path of Vault may be read (executor.secrets.vault-paths)");
    }
    if (paths.stream().noneMatch(allowed -> isBelow(path, allowed))) {
      throw new Unreadable("only paths of Vault below %s may be read".formatted(paths));
    }
  }

  private static boolean isBelow(String path, String allowed) {
    return path.equals(allowed) || path.startsWith(allowed.replaceFirst("/*$", "/"));
  }

  private Map<String, Object> fields(String path) throws Unreadable {
    try {
      return engine.readSecretJson(path);
    } catch (VaultClientException e) {
      throw new Unreadable(reason(e), mayPass(e.getStatus()));
    } catch (RuntimeException e) {
      throw isOfTheNetwork(e)
          ? new Unreadable("Vault cannot be reached", true)
          : new Unreadable("Vault cannot be read: " + kind(e));
    }
  }

  /// Nobody answers; or Vault lags behind (412), is asked too often (429), is in standby (472,
  /// 473), or is sealed, starts, or broke (5xx, its own or those of what stands before it).
  private static boolean mayPass(@Nullable Integer status) {
    return status == null || Set.of(412, 429, 472, 473).contains(status) || status >= 500;
  }

  private static String reason(VaultClientException e) {
    var login = String.valueOf(e.getRequestPath()).contains("auth/");
    return switch (e.getStatus()) {
      case null -> "Vault cannot be reached";
      case Integer status when status == 404 && !login -> "Vault has no such path";
      case Integer status when status == 503 -> "Vault is sealed or not ready (503)";
      case Integer status when status == 429 || status == 472 || status == 473 ->
          "Vault is in standby or asks to be left alone (%d)".formatted(status);
      case Integer status when login -> "Vault refuses the login (%d)".formatted(status);
      case Integer status when status == 403 -> "Vault denies the permission to read it";
      case Integer status -> "Vault answers " + status;
    };
  }

  private static boolean isOfTheNetwork(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .anyMatch(each ->
            each instanceof IOException
                || each instanceof io.smallrye.mutiny.TimeoutException
                || each instanceof java.util.concurrent.TimeoutException);
  }

  private static String kind(Throwable failure) {
    return failure.getClass().getSimpleName();
  }
}
