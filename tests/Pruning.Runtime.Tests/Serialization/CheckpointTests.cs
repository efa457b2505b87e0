using System;
using System.IO;
using System.Linq;
using Pruning.Randomness;
using Pruning.Runtime.Tests.Data;
using Pruning.Runtime.Tests.Layers;
using Pruning.Serialization;
using Xunit;

namespace Pruning.Runtime.Tests.Serialization;

/// <summary>Convolutions and batch normalisations in a file.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_OfConvolutions_NamesEveryTensorAndItsShape()
    {
        SafetensorsFile file = SafetensorsFile.Open(Saved());

        string[] parameters =
        [
            "Stem.Weights [4, 3, 3, 3]",
            "Stem.BatchNorm.Scale [4]",
            "Stem.BatchNorm.Shift [4]",
            "Stem.BatchNorm.Mean [4]",
            "Stem.BatchNorm.Variance [4]",
            "Depthwise.Weights [4, 1, 3, 3]",
            "Depthwise.Bias [4]",
            "Sum_Projection.Weights [4, 3, 1, 1]",
            "Sum_Projection.BatchNorm.Scale [4]",
            "Sum_Projection.BatchNorm.Shift [4]",
            "Sum_Projection.BatchNorm.Mean [4]",
            "Sum_Projection.BatchNorm.Variance [4]",
            "Logits.Weights [5, 64]",
            "Logits.Bias [5]",
            "Sum.BatchNorm.Scale [4]",
            "Sum.BatchNorm.Shift [4]",
            "Sum.BatchNorm.Mean [4]",
            "Sum.BatchNorm.Variance [4]",
        ];
        string[] trained = [.. parameters.Where(name => !name.Contains("Mean") && !name.Contains("Variance"))];
        Assert.Equal(
            [
                .. parameters,
                .. trained.Select(name => With(name, ".Moment1")),
                .. trained.Select(name => With(name, ".Moment2")),
                .. parameters.Select(name => With(name, ".Initial")),
                "Stem.Mask [4]",
                "Sum_Projection.Mask [1]",
            ],
            file.Names.Select(name => name + " [" + string.Join(", ", file.Get(name).Shape) + "]"));
    }

    [Fact]
    public void Load_WhatWasSaved_RestoresEveryNumber()
    {
        string path = Saved();
        using var network = new ConvNet(seed: 9);

        network.Load(path);

        string again = _folder.PathOf("again.safetensors");
        network.Save(again);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(again));
        Assert.Equal(4UL, network.Seed);
        Assert.Equal(60, network.Stem.Mask.Kept + network.Projection.Mask.Kept);
    }

    [Theory]
    [InlineData("Stem.BatchNorm.Variance", -1f, "has -1 in tensor 'Stem.BatchNorm.Variance' at element 2")]
    [InlineData("Sum.BatchNorm.Variance", float.NaN, "has NaN in tensor 'Sum.BatchNorm.Variance' at element 2")]
    [InlineData("Sum.BatchNorm.Mean", float.PositiveInfinity, "has Infinity in tensor 'Sum.BatchNorm.Mean'")]
    [InlineData("Stem.BatchNorm.Scale.Moment2", float.NaN, "has NaN in tensor 'Stem.BatchNorm.Scale.Moment2'")]
    [InlineData("Stem.BatchNorm.Variance.Initial", -1f, "has -1 in tensor 'Stem.BatchNorm.Variance.Initial'")]
    public void Load_NumberThatNoNetworkHas_IsRefused(string tensor, float value, string fault)
    {
        CheckpointEdit edit = new(Saved());
        edit.Singles[tensor][2] = value;

        Refuses(edit, fault);
    }

    [Fact]
    public void Load_NegativeMeanOrShift_IsAccepted()
    {
        CheckpointEdit edit = new(Saved());
        edit.Singles["Stem.BatchNorm.Mean"][2] = -3;
        edit.Singles["Stem.BatchNorm.Shift"][1] = -4;
        string path = _folder.PathOf("negative.safetensors");
        edit.Save(path);
        using var network = new ConvNet();

        network.Load(path);

        Assert.Equal((-3, -4), (network.Stem.BatchNorm!.Mean[2], network.Stem.BatchNorm.Shift[1]));
    }

    [Fact]
    public void Load_TensorMissingMisshapenOrTooMany_IsRefused()
    {
        CheckpointEdit missing = new(Saved());
        missing.Remove("Sum.BatchNorm.Mean");
        Refuses(missing, "has no tensor 'Sum.BatchNorm.Mean', which ConvNet needs");

        CheckpointEdit flat = new(Saved());
        flat.Shapes["Stem.Weights"] = [4, 27];
        Refuses(
            flat, "has tensor 'Stem.Weights' as Single [4, 27], but ConvNet needs Single [4, 3, 3, 3]");

        // Running averages have no moments.
        CheckpointEdit extra = new(Saved());
        extra.Add("Stem.BatchNorm.Mean.Moment1", new float[4]);
        Refuses(extra, "has a tensor 'Stem.BatchNorm.Mean.Moment1', which ConvNet has no use for");
    }

    [Fact]
    public void Save_NegativeVariance_LeavesTheFileAsItWas()
    {
        string path = Saved();
        byte[] before = File.ReadAllBytes(path);
        using var network = new ConvNet();
        network.Sum.BatchNorm!.Variance[3] = -0.5f;

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Save(path));

        Assert.Contains(
            "ConvNet has -0.5 in tensor 'Sum.BatchNorm.Variance' at element 3, where a variance is never negative",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    // A file in which no two numbers are the same by accident, and half of the prunable weights are removed.
    private string Saved()
    {
        using var network = new ConvNet(seed: 4);
        RandomStream random = new(11, 0);
        foreach (StoredTensor stored in StoredTensor.Of(network.Plan))
        {
            foreach (ref float value in network.Memory.Slice(stored.Place, stored.Tensor.Count))
            {
                value = random.NextSingle() + 0.5f;
            }
        }

        network.Prune(0.5);
        string path = _folder.PathOf("saved.safetensors");
        network.Save(path);
        return path;
    }

    private void Refuses(CheckpointEdit edit, string fault)
    {
        string path = _folder.PathOf("edited.safetensors");
        edit.Save(path);
        using var network = new ConvNet(seed: 6);
        float[] before = network.Memory.Slice(0, network.Memory.Length).ToArray();

        FileFormatException error = Assert.Throws<FileFormatException>(() => network.Load(path));

        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Memory.Slice(0, network.Memory.Length).ToArray());
    }

    private static string With(string tensor, string suffix) => tensor.Insert(tensor.IndexOf(' '), suffix);
}
