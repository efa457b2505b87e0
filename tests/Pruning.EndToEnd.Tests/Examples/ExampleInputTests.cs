using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Pruning.EndToEnd.Tests.Examples;

public class ExampleInputTests
{
    [Theory]
    [InlineData(2, "'--nonsense'", "--nonsense")]
    [InlineData(2, "'stray'", "stray")]
    [InlineData(2, "--data", "--data")]
    [InlineData(2, "--epochs needs a whole number from 1 to 100000, not '0'", "--epochs", "0")]
    [InlineData(2, "--epochs needs a whole number from 1 to 100000, not 'ten'", "--epochs", "ten")]
    [InlineData(2, "--threads needs a whole number from 0 to 1024, not '-1'", "--threads", "-1")]
    [InlineData(2, "--seed needs a whole number from 0 to 18446744073709551615, not '1.5'", "--seed", "1.5")]
    [InlineData(2, "--json no/such/folder/x.json: there is no folder", "--json", "no/such/folder/x.json")]
    [InlineData(2, "--save needs a file, but '.' is a folder", "--save", ".")]
    [InlineData(1, "no/such/folder: there is no such folder", "--data", "no/such/folder")]
    [InlineData(1, "no-such-file", "--resume", "no-such-file")]
    public void CommandLine_WrongInput_IsOneLineOfError(int exitCode, string fault, params string[] arguments) =>
        AssertFault(exitCode, fault, ExampleProcess.LeNet300.Run(["--samples", "64", .. arguments]));

    [Fact]
    public void Data_FolderWithMnistFiles_IsTrainedOn()
    {
        using var folder = new TemporaryFolder();
        ExampleOutput output = ExampleProcess.LeNet300.Run("--data", folder.WriteMnist(640, 50), "--epochs", "3");
        Assert.Equal((0, ""), (output.ExitCode, output.Error));
        Assert.Contains("mnist-train: 640 images", output.Output, StringComparison.Ordinal);
        Assert.Contains(", 50 to judge by", output.Output, StringComparison.Ordinal);
        string[] dense = [.. output.EpochLines.Where(line => line.StartsWith("dense", StringComparison.Ordinal))];
        Assert.Equal(3, dense.Length);
        Assert.Contains("test 100.00 %", dense[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Data_TruncatedFile_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        folder.WriteMnist(64, 32);
        string path = folder.PathOf("t10k-images-idx3-ubyte");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..1000]);
        AssertFault(1, path + ": truncated", ExampleProcess.LeNet300.Run("--data", folder.Path));
    }

    [Fact]
    public void Data_MissingFile_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        folder.WriteMnist(64, 32);
        File.Delete(folder.PathOf("train-labels-idx1-ubyte"));
        AssertFault(1, "train-labels-idx1-ubyte is missing", ExampleProcess.LeNet300.Run("--data", folder.Path));
    }

    [Fact]
    public void Resume_ForeignFile_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("notes.txt");
        File.WriteAllText(path, "These are notes, not tensors.");
        AssertFault(1, path + ": ", ExampleProcess.LeNet300.Run("--resume", path));
    }

    private static void AssertFault(int exitCode, string fault, ExampleOutput output)
    {
        Assert.Equal(exitCode, output.ExitCode);
        Assert.StartsWith("error: ", output.Error, StringComparison.Ordinal);
        Assert.Contains(fault, output.Error, StringComparison.Ordinal);
        Assert.Single(output.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(output.Output);
    }
}
