using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Pruning.EndToEnd.Tests.Examples;

public class ColourImageDataTests
{
    [Fact]
    public void Data_FolderWithCifarFiles_IsTrainedOn()
    {
        using var folder = new TemporaryFolder();
        ExampleOutput output = ExampleProcess.ResNet20.Run(
            "--data", folder.WriteCifar(5, 40, 20), "--samples", "150", "--epochs", "1");
        Assert.Equal((0, ""), (output.ExitCode, output.Error));
        Assert.Contains("cifar10-train: 150 images", output.Output, StringComparison.Ordinal);
        Assert.Contains(", 20 to judge by", output.Output, StringComparison.Ordinal);
        Assert.Equal(3, output.EpochLines.Length);
    }

    [Fact]
    public void Data_FolderWithMnistFiles_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        AssertFault("there are no CIFAR-10 files with images to learn from", folder.WriteMnist(64, 32));
    }

    [Fact]
    public void Data_NoTestFile_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        folder.WriteCifar(1, 10, 10);
        File.Delete(folder.PathOf("test_batch.bin"));
        AssertFault("there are no CIFAR-10 files with test images", folder.Path);
    }

    [Fact]
    public void Data_TruncatedFile_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        folder.WriteCifar(2, 10, 10);
        string path = folder.PathOf("data_batch_2.bin");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..5000]);
        AssertFault(path + ": truncated: record 1 has 1927 of its 3073 bytes", folder.Path);
    }

    [Fact]
    public void Data_OtherFormat_IsOneLineOfError()
    {
        using var folder = new TemporaryFolder();
        folder.WriteCifar(1, 10, 10);
        string path = folder.PathOf("test_batch.bin");
        File.WriteAllText(path, "These are notes, not images.");
        AssertFault(path + ": the label of record 0 is 84", folder.Path);
    }

    [Fact]
    public void Data_NoFolder_IsOneLineOfError() =>
        AssertFault("no/such/folder: there is no such folder", "no/such/folder");

    [Fact]
    public void Help_EachExample_TellsOfItsOwnData()
    {
        string colour = ExampleProcess.ResNet20.Run("--help").Output;
        string digits = ExampleProcess.LeNet5.Run("--help").Output;
        Assert.Contains("CIFAR-10", colour, StringComparison.Ordinal);
        Assert.Contains("synthetic shapes", colour, StringComparison.Ordinal);
        Assert.DoesNotContain("MNIST", colour, StringComparison.Ordinal);
        Assert.Contains("MNIST", digits, StringComparison.Ordinal);
        Assert.DoesNotContain("CIFAR", digits, StringComparison.Ordinal);
    }

    private static void AssertFault(string fault, string folder)
    {
        ExampleOutput output = ExampleProcess.ResNet20.Run("--data", folder, "--epochs", "1");
        Assert.Equal(1, output.ExitCode);
        Assert.StartsWith("error: ", output.Error, StringComparison.Ordinal);
        Assert.Contains(fault, output.Error, StringComparison.Ordinal);
        Assert.Single(output.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(output.Output);
    }
}
