import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Prints an access token of a REST account (private_key_jwt, RFC 7523). Needs Java 17 or newer and Maven:
 * {@code mvn -q compile exec:java -Dexec.mainClass=RestToken}
 *
 * <pre>
 * TOKEN_URL, CLIENT_ID  as ChaMan shows them on the page of the account
 * KEY_FILE              the private key of one of its certificates, PEM (PKCS #8)
 * KEY_ID                only where ChaMan shows one
 * AUDIENCE              only where ChaMan shows one: TOKEN_URL otherwise
 * </pre>
 */
public final class RestToken {
  private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  public static void main(String[] args) throws Exception {
    Map<String, String> given = System.getenv();
    String tokenUrl = given.get("TOKEN_URL");
    String clientId = given.get("CLIENT_ID");
    String audience = given.getOrDefault("AUDIENCE", tokenUrl);
    PrivateKey key = readKey(Path.of(given.get("KEY_FILE")));

    String form =
        form(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId,
                "client_assertion_type", ASSERTION_TYPE,
                "client_assertion", assertion(clientId, audience, key, given.get("KEY_ID"))));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tokenUrl))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) throw new IllegalStateException(response.statusCode() + ": " + response.body());
    JsonNode answer = new ObjectMapper().readTree(response.body());
    System.out.println(answer.get("access_token").asText());
  }

  /** The signed statement by which a client says who it is; good for a minute, and once. */
  private static String assertion(String clientId, String audience, PrivateKey key, String keyId) throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(audience)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .build();
    JWSSigner signer = key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
    // Of an EC key its curve says which: ES384 or ES512.
    JWSAlgorithm algorithm =
        key instanceof ECPrivateKey ? signer.supportedJWSAlgorithms().iterator().next() : JWSAlgorithm.RS256;
    SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static PrivateKey readKey(Path file) throws Exception {
    String base64 = Files.readString(file).replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
    var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    try {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (InvalidKeySpecException notEc) {
      return KeyFactory.getInstance("RSA").generatePrivate(encoded);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
