using System;
using System.Threading.Tasks;

/// <summary>Needs the .NET SDK 8 or newer and nothing else: <c>dotnet run -- rest-token</c> or <c>dotnet run -- follow-changes</c>.</summary>
public static class Samples
{
    public static async Task<int> Main(string[] args)
    {
        switch (args.Length == 1 ? args[0] : "")
        {
            case "rest-token":
                Console.WriteLine(await RestToken.Ask());
                return 0;
            case "follow-changes":
                await new FollowChanges().Run();
                return 0;
            default:
                Console.Error.WriteLine("rest-token or follow-changes?");
                return 2;
        }
    }

    public static string Given(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(name + " is missing.");
}
