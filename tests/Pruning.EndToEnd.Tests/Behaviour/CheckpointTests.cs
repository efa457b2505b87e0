using System;
using System.IO;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Runtime.Tests.Data;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Saving and loading: all of a network comes back, and a file is replaced as a whole or not at all.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dataset _train = Blobs.Create();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Subjects.All), MemberType = typeof(Subjects))]
    public void Load_WhatWasSaved_SavesTheSameBytes(string subject)
    {
        using Network trained = Subjects.Create(subject);
        trained.Fit(_train);
        string path = _folder.PathOf("trained.safetensors");
        trained.Save(path);

        using Network loaded = Subjects.Create(subject, seed: 77);
        loaded.Load(path);

        Assert.Equal(trained.Seed, loaded.Seed);
        Assert.Equal(File.ReadAllBytes(path), SavedState.Of(loaded));
        Assert.Equal(trained.Evaluate(_train), loaded.Evaluate(_train));
    }

    [Fact]
    public void Load_FileOfManualSteps_GoesOnWithTheSameSteps()
    {
        int[] batch = [.. Enumerable.Range(0, 20)];
        using var one = new MomentumNet(5, 1);
        using var other = new MomentumNet(6, 1);
        string path = _folder.PathOf("manual.safetensors");
        one.TrainStep(new(_train, batch));
        one.Prune(0.5);
        one.Save(path);
        other.Load(path);

        // Dropout follows the seed and the number of steps, so the losses agree to the bit only if both came along.
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(one.TrainStep(new(_train, batch)), other.TrainStep(new(_train, batch)));
        }

        Assert.Equal(SavedState.Of(one), SavedState.Of(other));
    }

    // The name fits, but not that of the temporary file beside it: writing fails whoever runs the test.
    [Fact]
    public void Save_ThatFails_LeavesTheOldFile()
    {
        string path = _folder.PathOf(new string('n', 250));
        byte[] old = [1, 2, 3];
        File.WriteAllBytes(path, old);
        using var network = new MomentumNet(5, 1);

        Assert.ThrowsAny<IOException>(() => network.Save(path));

        Assert.Equal(old, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Save_IntoNoFolder_LeavesNothing()
    {
        using var network = new MomentumNet(5, 1);

        Assert.Throws<DirectoryNotFoundException>(() => network.Save(_folder.PathOf("none/model.safetensors")));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
