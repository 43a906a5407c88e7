import java.net.HttpURLConnection;
import java.net.URI;

/// Exits 0 when the service in this container is ready; in Java, because a slim image has no curl.
final class Ready {
  private static final int PATIENCE_MILLIS = 3000;

  private Ready() {}

  public static void main(String[] args) throws Exception {
    var health = URI.create("http://127.0.0.1:" + System.getenv("QUARKUS_HTTP_PORT") + "/q/health/ready");
    var connection = (HttpURLConnection) health.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    System.exit(connection.getResponseCode() == 200 ? 0 : 1);
  }
}
