using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Pruning.EndToEnd.Tests.Examples;

public class ExampleInterruptTests
{
    private const int Interrupted = 130;

    private static readonly string[] Run = ["--samples", "2000", "--epochs", "40"];

    [UnixFact]
    public void Resume_InterruptedWithinARound_EndsWithTheBytesOfAnUninterruptedRun()
    {
        using var folder = new TemporaryFolder();
        string checkpoint = folder.PathOf("checkpoint.safetensors");
        string straight = folder.PathOf("straight.safetensors");
        ExampleOutput first = ExampleProcess.LeNet300.RunAndInterruptAfter(
            "round 1 of 4, p", [.. Run, "--save", checkpoint]);
        Assert.Equal(Interrupted, first.ExitCode);
        Assert.Equal(
            $"Interrupted. The checkpoint is {checkpoint}; go on with --resume {checkpoint}", first.Error.Trim());
        Assert.DoesNotContain(first.EpochLines, line => line.StartsWith("round 4", StringComparison.Ordinal));

        ExampleOutput second = ExampleProcess.LeNet300.Run(
            "--samples", "2000", "--resume", checkpoint, "--save", checkpoint);
        ExampleOutput whole = ExampleProcess.LeNet300.Run([.. Run, "--save", straight]);
        Assert.Equal((0, 0), (second.ExitCode, whole.ExitCode));
        Assert.Equal(File.ReadAllBytes(straight), File.ReadAllBytes(checkpoint));
        Assert.DoesNotContain(second.EpochLines, line => line.StartsWith("dense", StringComparison.Ordinal));
        Assert.Equal(TableOf(whole), TableOf(second));
    }

    [UnixFact]
    public void Resume_OtherEpochsSeedOrSamples_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        string checkpoint = folder.PathOf("checkpoint.safetensors");
        ExampleProcess.LeNet300.RunAndInterruptAfter("dense", [.. Run, "--seed", "3", "--save", checkpoint]);
        AssertRefused("run of 40 epochs and cannot go on as one of 39", "--samples", "2000", "--epochs", "39");
        AssertRefused("with 2000 samples and cannot go on with the 1999", "--samples", "1999");
        AssertRefused("belongs to a run with seed 3, not 4", "--samples", "2000", "--seed", "4");

        void AssertRefused(string fault, params string[] arguments)
        {
            ExampleOutput output = ExampleProcess.LeNet300.Run(["--resume", checkpoint, .. arguments]);
            Assert.Equal(1, output.ExitCode);
            Assert.Contains(fault, output.Error, StringComparison.Ordinal);
            Assert.Single(output.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [UnixFact]
    public void Interrupt_NoCheckpointAskedFor_SaysSo()
    {
        ExampleOutput output = ExampleProcess.LeNet300.RunAndInterruptAfter("dense", Run);
        Assert.Equal(Interrupted, output.ExitCode);
        Assert.Equal(
            "Interrupted. No checkpoint was asked for (--save FILE), so nothing is kept.", output.Error.Trim());
    }

    // From the table to the end, but for the name of the file.
    private static string[] TableOf(ExampleOutput output) =>
    [
        .. output.Lines
            .SkipWhile(line => !line.StartsWith("phase", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("checkpoint: ", StringComparison.Ordinal)),
    ];
}
