using System;
using System.IO;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Runtime.Tests.Data;
using Pruning.Runtime.Tests.Serialization;
using Pruning.Serialization;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>A file that is not a checkpoint of this network is refused by name and changes nothing.</summary>
public sealed class CheckpointFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dataset _train = Blobs.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_NoSuchFile_SaysSo()
    {
        using var network = new MomentumNet(5, 1);

        FileNotFoundException error = Assert.Throws<FileNotFoundException>(
            () => network.Load(_folder.PathOf("none.safetensors")));

        Assert.Contains("none.safetensors", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileCutAnywhere_IsRefused()
    {
        byte[] whole = File.ReadAllBytes(SavedBy(new AdamRewindNet(5, 1)));
        int[] lengths = [0, 1, 7, 8, 100, whole.Length / 2, whole.Length - 1];
        foreach (int length in lengths)
        {
            Refuses(new AdamRewindNet(6, 1), _folder.Write("cut.safetensors", whole[..length]), "");
        }
    }

    [Fact]
    public void Load_OneBitOfWeightsFlipped_IsRefused()
    {
        byte[] bytes = File.ReadAllBytes(SavedBy(new AdamRewindNet(5, 1)));
        bytes[^1000] ^= 4;

        Refuses(new AdamRewindNet(6, 1), _folder.Write("flipped.safetensors", bytes), "does not match its checksum");
    }

    [Fact]
    public void Load_ForeignFiles_AreRefused()
    {
        var writer = new SafetensorsWriter();
        writer.Add("Fc1.Weights", [24, 20], new float[480]);
        string foreign = _folder.PathOf("foreign.safetensors");
        writer.Save(foreign);

        Refuses(new MomentumNet(6, 1), foreign, "not a checkpoint of a network");
        Refuses(new MomentumNet(6, 1), _folder.Write("text.txt", "weights: 1, 2, 3, ..."), "not a safetensors file");
        Refuses(new MomentumNet(6, 1), _folder.Path, "this is a folder");
    }

    [Fact]
    public void Load_OtherSizesOrNames_AreRefused()
    {
        Refuses(
            new AdamWNet(6, 1),
            SavedBy(new WiderNet(5, 1)),
            "is a checkpoint of another network: it holds 20; Fc1: Dense(25) Relu; Fc2: Dense(17) Tanh; "
            + "Logits: Dense(3); SoftmaxCrossEntropy, but AdamWNet is 20; Fc1: Dense(24)");
        Refuses(new LinearRegression(6, 1), SavedBy(new WiderNet(5, 1)), "but LinearRegression is 6; Line: Dense(2)");
        CheckpointEdit renamed = Taken(new AdamWNet(5, 1));
        string architecture = renamed.Metadata["architecture"];
        renamed.Metadata["architecture"] = architecture.Replace("Fc2", "Middle", StringComparison.Ordinal);
        Refuses(new AdamWNet(6, 1), renamed, "Middle: Dense(17)");
    }

    [Fact]
    public void Load_OtherOptimizerOrPolicy_IsRefused()
    {
        string momentum = SavedBy(new MomentumNet(5, 1));
        Refuses(new AdamWNet(6, 1), momentum, "has no tensor 'Fc1.Weights.Moment2', which AdamWNet needs");
        Refuses(new OneShotNet(6, 1), SavedBy(new AdamWNet(5, 1)), "has no tensor 'Fc1.Mask'");
        string adam = SavedBy(new AdamRewindNet(5, 1));
        Refuses(new MomentumNet(6, 1), adam, "has a tensor 'Fc1.Weights.Moment2', which MomentumNet has no use for");
        Refuses(new AdamRewindNet(6, 1), SavedBy(new RewindOnlyNet(5, 1)), "has no tensor 'Fc1.Weights.Moment2'");
    }

    [Fact]
    public void Load_TensorMissingOrMisshapen_IsRefused()
    {
        CheckpointEdit missing = Taken(new MomentumNet(5, 1));
        missing.Remove("Logits.Bias");
        Refuses(new MomentumNet(6, 1), missing, "has no tensor 'Logits.Bias'");

        CheckpointEdit turned = Taken(new MomentumNet(5, 1));
        turned.Shapes["Fc1.Weights"] = [20, 24];
        Refuses(
            new MomentumNet(6, 1),
            turned,
            "has tensor 'Fc1.Weights' as Single [20, 24], but MomentumNet needs Single [24, 20]");

        CheckpointEdit extra = Taken(new MomentumNet(5, 1));
        extra.Add("Extra.Weights", [1]);
        Refuses(new MomentumNet(6, 1), extra, "has a tensor 'Extra.Weights'");
    }

    [Fact]
    public void Load_MaskThatContradictsTheWeights_IsRefused()
    {
        CheckpointEdit removed = Taken(new MomentumNet(5, 1));
        removed.Words["Fc2.Mask"][1] &= ~4u;
        Refuses(new MomentumNet(6, 1), removed, "has weight 34 of layer Fc2 as removed in its mask, but with value");

        CheckpointEdit negativeZero = Taken(new MomentumNet(5, 1));
        negativeZero.Words["Fc2.Mask"][1] &= ~4u;
        negativeZero.Singles["Fc2.Weights"][34] = -0f;
        Refuses(
            new MomentumNet(6, 1),
            negativeZero,
            "has weight 34 of layer Fc2 as removed in its mask, but with value -0");

        // Logits has 51 weights, so that 13 bits of the second word stand for none.
        CheckpointEdit beyond = Taken(new MomentumNet(5, 1));
        beyond.Words["Logits.Mask"][1] |= 1u << 19;
        Refuses(
            new MomentumNet(6, 1), beyond, "has bits in tensor 'Logits.Mask' behind weight 50, the last of the layer");
    }

    // L1 has 48 weights: two words, and 16 bits of the second stand for none.
    [Fact]
    public void Load_ChoiceThatIsBroken_IsRefused()
    {
        Network Other() => PenaltyNetworks.Generated.Create("GrownFilters", 6);
        CheckpointEdit missing = Taken(PenaltyNetworks.Generated.Create("GrownFilters", 5));
        missing.Remove("L1.Chosen");
        Refuses(Other(), missing, "has no tensor 'L1.Chosen', which GrownFilters needs");

        foreach (int length in (int[])[1, 3])
        {
            CheckpointEdit resized = Taken(PenaltyNetworks.Generated.Create("GrownFilters", 5));
            resized.Words["L1.Chosen"] = new uint[length];
            resized.Shapes["L1.Chosen"] = [length];
            Refuses(
                Other(),
                resized,
                $"has tensor 'L1.Chosen' as UInt32 [{length}], but GrownFilters needs UInt32 [2]");
        }

        CheckpointEdit numbers = Taken(PenaltyNetworks.Generated.Create("GrownFilters", 5));
        numbers.Singles["L1.Chosen"] = new float[2];
        Refuses(
            Other(), numbers, "has tensor 'L1.Chosen' as Single [2], but GrownFilters needs UInt32 [2]");

        CheckpointEdit beyond = Taken(PenaltyNetworks.Generated.Create("GrownFilters", 5));
        beyond.Words["L1.Chosen"][1] |= 1u << 16;
        Refuses(Other(), beyond, "has bits in tensor 'L1.Chosen' behind weight 47, the last of the layer");
    }

    [Fact]
    public void Load_ChoiceWithoutAGrowingPenalty_IsRefused() =>
        Refuses(
            PenaltyNetworks.Generated.Create("ImagesByInputs", 6),
            SavedBy(PenaltyNetworks.Generated.Create("GrownFilters", 5)),
            "has a tensor 'L0.Chosen', which ImagesByInputs has no use for");

    [Fact]
    public void Load_NumbersThatAreNone_AreRefused()
    {
        CheckpointEdit weights = Taken(new MomentumNet(5, 1));
        weights.Singles["Fc2.Weights"][33] = float.NaN;
        Refuses(new MomentumNet(6, 1), weights, "has NaN in tensor 'Fc2.Weights' at element 33");

        CheckpointEdit bias = Taken(new MomentumNet(5, 1));
        bias.Singles["Logits.Bias"][2] = float.NegativeInfinity;
        Refuses(new MomentumNet(6, 1), bias, "has -Infinity in tensor 'Logits.Bias' at element 2");
    }

    [Theory]
    [InlineData("seed", "-1")]
    [InlineData("schedule.tick", "12.5")]
    [InlineData("schedule.samples", "99999999999")]
    [InlineData("schedule.steps", "-3")]
    [InlineData("schedule.timeline", "2 2 1")]
    [InlineData("schedule.epochLoss", "low")]
    [InlineData("schedule.history", "0.5 0.9 1 2")]
    public void Load_PositionThatCannotBeRead_IsRefused(string key, string value)
    {
        CheckpointEdit edit = Taken(new MomentumNet(5, 1));
        edit.Metadata[key] = value;
        Refuses(new MomentumNet(6, 1), edit, $"has the metadata '{key}' = '{value}', which cannot be read");

        edit.Metadata.Remove(key);
        Refuses(new MomentumNet(6, 1), edit, $"has no metadata '{key}'");
    }

    private string SavedBy(Network network)
    {
        using (network)
        {
            string path = _folder.PathOf(network.Name + ".safetensors");
            network.Save(path);
            return path;
        }
    }

    private CheckpointEdit Taken(Network network) => new(SavedBy(network));

    private void Refuses(Network network, CheckpointEdit edit, string fault)
    {
        string path = _folder.PathOf("edited.safetensors");
        edit.Save(path);
        Refuses(network, path, fault);
    }

    private void Refuses(Network network, string path, string fault)
    {
        using (network)
        {
            network.Fit(network is LinearRegression ? Line() : _train.Take(64));
            byte[] before = SavedState.Of(network);

            FileFormatException error = Assert.Throws<FileFormatException>(() => network.Load(path));

            Assert.Equal(path, error.Path);
            Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
            Assert.Contains(fault, error.Message, StringComparison.Ordinal);
            Assert.Equal(before, SavedState.Of(network));
        }
    }

    private static Dataset Line() => Dataset.FromArrays([1, 2, 3, 4, 5, 6], 6, [1, 2], 2);
}
