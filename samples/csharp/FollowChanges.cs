using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

/// <summary>
/// Keeps a copy of all senders and their accounts, as another system does: reads all once, then follows the feed of changes.
/// <code>
/// TOKEN_URL, CLIENT_ID, CLIENT_SECRET  of the system, at the authorization server
/// API_URL                              for instance https://chaman.example/api/v1
/// COPY_DIR                             [sender number].json for each sender, and how far the feed was read
/// ONCE                                 when set: end as soon as there is nothing more to read
/// </code>
/// </summary>
public sealed class FollowChanges
{
    private const HttpStatusCode TooManyRequests = (HttpStatusCode)429;
    private static readonly bool Once = Environment.GetEnvironmentVariable("ONCE") != null;
    private readonly HttpClient http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
    private readonly string directory = Samples.Given("COPY_DIR");
    private string CursorFile => Path.Combine(directory, "cursor");

    public async Task Run()
    {
        Directory.CreateDirectory(directory);
        await NewToken();
        while (true)
        {
            if (!File.Exists(CursorFile)) await ReadAll();
            var after = Uri.EscapeDataString(File.ReadAllText(CursorFile));
            var answer = await GetUnless(HttpStatusCode.Gone, $"/changes?limit=1000&wait={(Once ? 0 : 30)}&after={after}");
            if (!(answer is JsonElement page))
            {
                File.Delete(CursorFile); // away for too long, or the database was restored
                continue;
            }
            var changed = page.GetProperty("items").EnumerateArray().Select(change => Text(change, "senderNumber"));
            foreach (var number in changed.Distinct()) await Keep(number);
            // Last: whoever dies before reads this page again, which does no harm.
            Store(CursorFile, Text(page, "next"));
            if (Once && !page.GetProperty("more").GetBoolean()) return;
        }
    }

    /// <summary>The cursor comes first: what changes while all is read is then told once more, and nothing is missed.</summary>
    private async Task ReadAll()
    {
        var cursor = Text(await Get("/changes/latest"), "cursor");
        var numbers = new HashSet<string>();
        for (string? after = ""; after != null;)
        {
            var page = await Get("/senders?limit=200" + (after == "" ? "" : "&after=" + Uri.EscapeDataString(after)));
            numbers.UnionWith(page.GetProperty("items").EnumerateArray().Select(sender => Text(sender, "number")));
            after = page.GetProperty("next").GetString();
        }
        foreach (var number in numbers) await Keep(number);
        foreach (var file in Directory.GetFiles(directory, "*.json"))
            if (!numbers.Contains(Path.GetFileNameWithoutExtension(file))) File.Delete(file);
        Store(CursorFile, cursor);
    }

    private async Task Keep(string number)
    {
        var file = Path.Combine(directory, number + ".json");
        if (await GetUnless(HttpStatusCode.NotFound, "/senders/" + number) is JsonElement sender
            && await GetUnless(HttpStatusCode.NotFound, $"/senders/{number}/accounts") is JsonElement accounts)
        {
            var copy = new Dictionary<string, JsonElement> { ["sender"] = sender, ["accounts"] = accounts.GetProperty("items") };
            Store(file, JsonSerializer.Serialize(copy));
        }
        else File.Delete(file);
    }

    private async Task<JsonElement> Get(string path) => (await GetUnless(null, path))!.Value;

    /// <summary>What is answered; null where that is this status. Asks again where that can help.</summary>
    private async Task<JsonElement?> GetUnless(HttpStatusCode? unless, string path)
    {
        for (var renewed = false; ;)
        {
            using var response = await http.GetAsync(Samples.Given("API_URL") + path);
            var body = await response.Content.ReadAsStringAsync();
            var status = response.StatusCode;
            if (response.IsSuccessStatusCode) return JsonSerializer.Deserialize<JsonElement>(body);
            if (status == unless) return null;
            if (status == TooManyRequests || status == HttpStatusCode.ServiceUnavailable)
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(5));
            else if (status == HttpStatusCode.Unauthorized && !renewed)
            {
                await NewToken();
                renewed = true;
            }
            else throw new HttpRequestException($"GET {path}: {(int)status} {body}");
        }
    }

    private async Task NewToken()
    {
        var credentials = Encoding.UTF8.GetBytes(Samples.Given("CLIENT_ID") + ":" + Samples.Given("CLIENT_SECRET"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Samples.Given("TOKEN_URL"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(answer, "access_token"));
    }

    /// <summary>Another process never reads half of it.</summary>
    private static void Store(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
