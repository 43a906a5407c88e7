package dev.stepwise.embedded.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers as Vault does where it is asked for a secret of a KV engine of version 2 at `secret`, or
/// for a login by AppRole; written after Vault's HTTP API reference. It is not Vault: it knows no
/// policy but [#deny], no lease, and keeps nothing.
public final class VaultStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRETS = "/v1/secret/data/";

  private final HttpServer server;
  private final Map<String, Map<String, Object>> secrets = new ConcurrentHashMap<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger logins = new AtomicInteger();
  private final String role = "role-" + UUID.randomUUID();
  private final String secretId = "secret-" + UUID.randomUUID();
  private final String token = "hvs." + UUID.randomUUID();
  private volatile boolean sealed;

  private VaultStandIn(HttpServer server) {
    this.server = server;
    tokens.add(token);
  }

  /// Starts on a free port of 127.0.0.1.
  public static VaultStandIn start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var vault = new VaultStandIn(server);
      server.createContext("/", vault::answer);
      server.start();
      return vault;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to listen on 127.0.0.1", e);
    }
  }

  /// Where it listens.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The role that may log in.
  public String role() {
    return role;
  }

  /// What the role proves itself with.
  public String secretId() {
    return secretId;
  }

  /// A token that is good without a login.
  public String token() {
    return token;
  }

  /// How often somebody logged in.
  public int logins() {
    return logins.get();
  }

  /// Keeps a secret, instead of what was at that path.
  public void put(String path, Map<String, Object> fields) {
    secrets.put(path, Map.copyOf(fields));
  }

  /// From now on nobody may read what is at that path.
  public void deny(String path) {
    denied.add(path);
  }

  /// Seals it, or unseals it: a sealed one answers nothing.
  public void seal(boolean now) {
    sealed = now;
  }

  /// Forgets all tokens that came of logins, as an outage or their end would.
  public void forgetLogins() {
    tokens.retainAll(Set.of(token));
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var path = call.getRequestURI().getPath();
      if (sealed) {
        send(call, 503, errors("Vault is sealed"));
      } else if (path.equals("/v1/auth/approle/login")) {
        login(call, JSON.readTree(call.getRequestBody()));
      } else {
        secret(call, path);
      }
    }
  }

  private void login(HttpExchange call, JsonNode body) throws IOException {
    if (!role.equals(body.path("role_id").asText())
        || !secretId.equals(body.path("secret_id").asText())) {
      send(call, 400, errors("invalid role or secret ID"));
      return;
    }
    logins.incrementAndGet();
    var fresh = "hvs." + UUID.randomUUID();
    tokens.add(fresh);
    var auth =
        Map.of(
            "client_token",
            fresh,
            "accessor",
            UUID.randomUUID().toString(),
            "policies",
            List.of("default", "stepwise"),
            "token_policies",
            List.of("default", "stepwise"),
            "metadata",
            Map.of("role_name", "stepwise"),
            "lease_duration",
            3600,
            "renewable",
            true,
            "entity_id",
            UUID.randomUUID().toString(),
            "token_type",
            "service",
            "orphan",
            true);
    send(call, 200, envelope(Map.of("auth", auth)));
  }

  private void secret(HttpExchange call, String path) throws IOException {
    var name = path.startsWith(SECRETS) ? path.substring(SECRETS.length()) : "";
    var shown = call.getRequestHeaders().getFirst("X-Vault-Token");
    var fields = secrets.get(name);
    if (shown == null || !tokens.contains(shown) || denied.contains(name)) {
      send(call, 403, errors("1 error occurred:\n\t* permission denied\n\n"));
    } else if (fields == null) {
      send(call, 404, Map.of("errors", List.of()));
    } else {
      var metadata =
          Map.of(
              "created_time",
              "2026-01-01T00:00:00.000000000Z",
              "deletion_time",
              "",
              "destroyed",
              false,
              "version",
              1);
      send(call, 200, envelope(Map.of("data", Map.of("data", fields, "metadata", metadata))));
    }
  }

  private static Map<String, Object> envelope(Map<String, Object> content) {
    var all = new HashMap<String, Object>(content);
    all.put("request_id", UUID.randomUUID().toString());
    all.put("lease_id", "");
    all.put("renewable", false);
    all.put("lease_duration", 0);
    return all;
  }

  private static Map<String, Object> errors(String error) {
    return Map.of("errors", List.of(error));
  }

  private static void send(HttpExchange call, int status, Object body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    call.getResponseHeaders().add("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
