import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a copy of all senders and their accounts, as another system does: reads all once, then follows the feed of changes.
 * Needs Java 17 or newer and Maven: {@code mvn -q compile exec:java -Dexec.mainClass=FollowChanges}
 *
 * <pre>
 * TOKEN_URL, CLIENT_ID, CLIENT_SECRET  of the system, at the authorization server
 * API_URL                              for instance https://chaman.example/api/v1
 * COPY_DIR                             [sender number].json for each sender, and how far the feed was read
 * ONCE                                 when set: end as soon as there is nothing more to read
 * </pre>
 */
public final class FollowChanges {
  private static final boolean ONCE = System.getenv("ONCE") != null;
  private static final Path DIRECTORY = Path.of(System.getenv("COPY_DIR"));
  private static final Path CURSOR = DIRECTORY.resolve("cursor");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static String token;

  public static void main(String[] args) throws Exception {
    Files.createDirectories(DIRECTORY);
    token = newToken();
    while (true) {
      if (Files.notExists(CURSOR)) readAll();
      String place = "/changes?limit=1000&wait=" + (ONCE ? 0 : 30) + "&after=" + encode(Files.readString(CURSOR));
      Optional<JsonNode> page = getUnless(410, place);
      if (page.isEmpty()) {
        Files.delete(CURSOR); // away for too long, or the database was restored
        continue;
      }
      Set<String> changed = new HashSet<>();
      for (JsonNode change : page.get().get("items")) changed.add(change.get("senderNumber").asText());
      for (String number : changed) keep(number);
      // Last: whoever dies before reads this page again, which does no harm.
      store(CURSOR, page.get().get("next").asText());
      if (ONCE && !page.get().get("more").asBoolean()) return;
    }
  }

  /** The cursor comes first: what changes while all is read is then told once more, and nothing is missed. */
  private static void readAll() throws Exception {
    String cursor = getUnless(0, "/changes/latest").orElseThrow().get("cursor").asText();
    Set<String> numbers = new HashSet<>();
    JsonNode next;
    String after = "";
    do {
      JsonNode page = getUnless(0, "/senders?limit=200" + after).orElseThrow();
      for (JsonNode sender : page.get("items")) numbers.add(sender.get("number").asText());
      next = page.get("next");
      after = "&after=" + encode(next.asText());
    } while (!next.isNull());
    for (String number : numbers) keep(number);
    try (var files = Files.newDirectoryStream(DIRECTORY, "*.json")) {
      for (Path file : files)
        if (!numbers.contains(file.getFileName().toString().replace(".json", ""))) Files.delete(file);
    }
    store(CURSOR, cursor);
  }

  private static void keep(String number) throws Exception {
    Path file = DIRECTORY.resolve(number + ".json");
    Optional<JsonNode> sender = getUnless(404, "/senders/" + number);
    Optional<JsonNode> accounts = sender.isEmpty() ? sender : getUnless(404, "/senders/" + number + "/accounts");
    if (accounts.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    var copy = JSON.createObjectNode();
    copy.set("sender", sender.get());
    copy.set("accounts", accounts.get().get("items"));
    store(file, JSON.writeValueAsString(copy));
  }

  /** What is answered; empty where that is this status. Asks again where that can help. */
  private static Optional<JsonNode> getUnless(int status, String path) throws Exception {
    boolean renewed = false;
    while (true) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(System.getenv("API_URL") + path))
              .header("Authorization", "Bearer " + token)
              .timeout(Duration.ofSeconds(60))
              .build();
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      int answered = response.statusCode();
      if (answered == 200) return Optional.of(JSON.readTree(response.body()));
      if (answered == status) return Optional.empty();
      if (answered == 429 || answered == 503) {
        Thread.sleep(1000 * response.headers().firstValueAsLong("Retry-After").orElse(5));
      } else if (answered == 401 && !renewed) {
        token = newToken();
        renewed = true;
      } else {
        throw new IllegalStateException("GET " + path + ": " + answered + " " + response.body());
      }
    }
  }

  private static String newToken() throws Exception {
    String credentials = System.getenv("CLIENT_ID") + ":" + System.getenv("CLIENT_SECRET");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv("TOKEN_URL")))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) throw new IllegalStateException("No token: " + response.statusCode());
    return JSON.readTree(response.body()).get("access_token").asText();
  }

  /** Another process never reads half of it. */
  private static void store(Path file, String text) throws Exception {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(whole, text);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
