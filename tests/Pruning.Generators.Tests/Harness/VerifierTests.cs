using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VerifyXunit;
using Xunit;
using Xunit.Sdk;

namespace Pruning.Generators.Tests.Harness;

public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pruning-verifier-").FullName;

    private string Source => Path.Combine(_folder, "Some.Tests.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_EqualText_PassesAndRemovesTheReceivedFile()
    {
        Write("Some.Tests.Method.verified.txt", "a\r\nb");
        Write("Some.Tests.Method.received.txt", "old");
        await Verifier.Verify("a\nb", "txt", Source, "Method");
        Assert.Equal(["Some.Tests.Method.verified.txt"], Files());
    }

    [Fact]
    public void Verify_DifferentText_ShowsTheFirstDifferenceAndBothPaths()
    {
        Write("Some.Tests.Method.verified.txt", "same\nold\nrest");
        string message = Failure(() => Verifier.Verify("same\r\nnew\r\nrest", "txt", Source, "Method"));
        Assert.Contains("line 2", message, StringComparison.Ordinal);
        Assert.Contains("- old", message, StringComparison.Ordinal);
        Assert.Contains("+ new", message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, "Some.Tests.Method.received.txt"), message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, "Some.Tests.Method.verified.txt"), message, StringComparison.Ordinal);
        Assert.Equal("same\nnew\nrest"u8.ToArray(),
            File.ReadAllBytes(Path.Combine(_folder, "Some.Tests.Method.received.txt")));
    }

    [Fact]
    public void Verify_VerifiedTextIsLonger_Fails()
    {
        Write("Some.Tests.Method.verified.txt", "a\nb");
        string message = Failure(() => Verifier.Verify("a", "txt", Source, "Method"));
        Assert.Contains("(end of the received text)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_NoVerifiedFile_FailsAndWritesWhatWasReceived()
    {
        string message = Failure(() => Verifier.Verify("text", "txt", Source, "Method"));
        Assert.Contains("New:", message, StringComparison.Ordinal);
        Assert.Equal(["Some.Tests.Method.received.txt"], Files());
    }

    [Fact]
    public async Task Verify_NamedTargets_EachHaveAFile()
    {
        Write("Some.Tests.Method#Net.g.verified.cs", "one");
        Write("Some.Tests.Method#Net.Forward.g.verified.cs", "two");
        Target[] targets = [new Target("cs", "one", "Net.g"), new Target("cs", "two", "Net.Forward.g")];
        await Verifier.Verify(targets, Source, "Method");
        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public void Verify_VerifiedFileNoLongerProduced_IsAnOrphan()
    {
        Write("Some.Tests.Method#Net.g.verified.cs", "one");
        Write("Some.Tests.Method#Gone.g.verified.cs", "two");
        string message = Failure(() => Verifier.Verify([new Target("cs", "one", "Net.g")], Source, "Method"));
        Assert.Contains("Orphan", message, StringComparison.Ordinal);
        Assert.Contains("Method#Gone.g.verified.cs", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FilesOfAnotherMethod_AreNotTouched()
    {
        Write("Some.Tests.Method.verified.txt", "text");
        Write("Some.Tests.MethodTwo.verified.txt", "other");
        Write("Some.Tests.MethodTwo.received.txt", "other");
        await Verifier.Verify("text", "txt", Source, "Method");
        Assert.Equal(3, Files().Length);
    }

    [Fact]
    public void Verify_TwoTargetsOfOneName_Fails()
    {
        Target[] targets = [new Target("txt", "a", "N"), new Target("txt", "b", "N")];
        Assert.Throws<TrueException>(() => { _ = Verifier.Verify(targets, Source, "Method"); });
    }

    private static string Failure(Func<Task> verify) => Assert.Throws<FailException>(() => { _ = verify(); }).Message;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private string[] Files() =>
        [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
