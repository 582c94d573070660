using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

/// <summary>
/// An access token of a REST account (private_key_jwt, RFC 7523).
/// <code>
/// TOKEN_URL, CLIENT_ID  as ChaMan shows them on the page of the account
/// KEY_FILE              the private key of one of its certificates, PEM (PKCS #8)
/// KEY_ID                only where ChaMan shows one
/// AUDIENCE              only where ChaMan shows one: TOKEN_URL otherwise
/// </code>
/// </summary>
public static class RestToken
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static async Task<string> Ask()
    {
        var tokenUrl = Samples.Given("TOKEN_URL");
        var clientId = Samples.Given("CLIENT_ID");
        var audience = Environment.GetEnvironmentVariable("AUDIENCE") ?? tokenUrl;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_assertion_type"] = AssertionType,
            ["client_assertion"] = Assertion(clientId, audience),
        });
        using var response = await http.PostAsync(tokenUrl, form);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{(int)response.StatusCode}: {body}");
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>The signed statement by which a client says who it is; good for a minute, and once.</summary>
    private static string Assertion(string clientId, string audience)
    {
        var (algorithm, sign) = ReadKey(Samples.Given("KEY_FILE"));
        var header = new Dictionary<string, object> { ["alg"] = algorithm };
        var keyId = Environment.GetEnvironmentVariable("KEY_ID");
        if (!string.IsNullOrEmpty(keyId)) header["kid"] = keyId;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = audience,
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = now,
            ["exp"] = now + 60,
        };
        var unsigned = Base64Url(JsonSerializer.SerializeToUtf8Bytes(header)) + "." + Base64Url(JsonSerializer.SerializeToUtf8Bytes(claims));
        return unsigned + "." + Base64Url(sign(Encoding.ASCII.GetBytes(unsigned)));
    }

    private static (string, Func<byte[], byte[]>) ReadKey(string file)
    {
        var pem = File.ReadAllText(file).Replace("-----BEGIN PRIVATE KEY-----", "").Replace("-----END PRIVATE KEY-----", "");
        var encoded = Convert.FromBase64String(pem.Trim());
        try
        {
            var ec = ECDsa.Create();
            ec.ImportPkcs8PrivateKey(encoded, out _);
            return ec.KeySize == 384
                ? ("ES384", (Func<byte[], byte[]>)(data => ec.SignData(data, HashAlgorithmName.SHA384)))
                : ("ES512", data => ec.SignData(data, HashAlgorithmName.SHA512));
        }
        catch (CryptographicException)
        {
            var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(encoded, out _);
            return ("RS256", data => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    private static string Base64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
