using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Runtime.Tests.Data;
using Pruning.Runtime.Tests.Serialization;
using Pruning.Sparse;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// Penalties of layers that learn their masks act on θ, which is trained, and not on the weights that passes read:
/// those that are removed are penalised too. One step from the same state, with the penalty and without it, shows what
/// it did.
/// </summary>
public sealed class LearnedPenaltyTests
{
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;
    private const int StepsBefore = 5;

    // The shapes of L0, L1 and L2: outputs, inputs of one, weights of one input, groups.
    private static readonly (int Outputs, int Inputs, int Length, int Groups)[] Shapes =
        [(8, 4, 4, 2), (12, 32, 1, 1), (3, 12, 1, 1)];

    private static readonly Dataset Data = Blobs.Create();

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (string mask in LearnedPenaltyNetworks.MaskNames)
            {
                foreach (LearnedPenalty penalty in LearnedPenaltyNetworks.Penalties)
                {
                    cases.Add(mask, "Sgd", penalty.Name);
                }

                cases.Add(mask, "Adam", "L1Proximal");
                cases.Add(mask, "Adam", "L2Proximal");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TrainStep_PenaltyOfALearnedMask_ActsOnWhatIsTrained(string mask, string optimizer, string penaltyName)
    {
        LearnedPenalty penalty = LearnedPenaltyNetworks.Penalties.Single(own => own.Name == penaltyName);
        foreach (SparseMode mode in (SparseMode[])[SparseMode.Never, SparseMode.Always])
        {
            CheckpointEdit[] states = StatesOf(mask + optimizer, penaltyName, mode);
            for (int layer = 0; layer < Shapes.Length; layer++)
            {
                Compare(penalty, optimizer, layer, states);
            }

            // Biases, thresholds, gates, scores and moments of those are no matter of it.
            Assert.All(
                states[1].Singles.Where(tensor => !tensor.Key.Contains(".Weights", StringComparison.Ordinal)),
                tensor => Assert.Equal(tensor.Value, states[2].Singles[tensor.Key]));
        }
    }

    // Where the gradient is added before the optimiser, or the proximal step is made behind it.
    private static void Compare(LearnedPenalty penalty, string optimizer, int layer, CheckpointEdit[] states)
    {
        string name = "L" + layer + ".Weights" + (layer < 2 ? ".Shadow" : "");
        double[][] values = [.. states.Select(state => state.Singles[name].Select(value => (double)value).ToArray())];
        (double[] before, double[] alone, double[] penalised) = (values[0], values[1], values[2]);
        int[] groups = GroupsOf(layer, penalty.ByInputs);
        double[] expected = penalty.IsProximal
            ? penalty.Proximal(alone, groups, SizesOf(optimizer, layer, states[1]))
            : [.. alone.Zip(penalty.Gradient(before, groups), (w, g) => w - (LearnedPenaltyNetworks.SgdRate * g))];
        Assert.All(expected.Zip(penalised), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
        Assert.True(alone.Zip(penalised).Max(pair => Math.Abs(pair.First - pair.Second)) > 2e-4);

        // A penalty of the largest weight is none of removed ones.
        uint[]? words = states[0].Words.GetValueOrDefault("L" + layer + ".Mask");
        if (layer < 2 && penalty.Norm != Norm.LInfinity)
        {
            int[] removed =
                [.. Enumerable.Range(0, alone.Length).Where(i => (words![i / 32] >> (i % 32) & 1) == 0)];
            Assert.Contains(removed, i => Math.Abs(alone[i] - penalised[i]) > 5e-5);
        }
    }

    // As it is before the step, behind one without a penalty, and behind one with it.
    private static CheckpointEdit[] StatesOf(string bare, string penalty, SparseMode mode)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("before.safetensors");
        using Network alone = LearnedPenaltyNetworks.Generated.Create(bare, 3, 2);
        using Network penalised = LearnedPenaltyNetworks.Generated.Create(bare + penalty, 3, 2);
        foreach (Network network in (Network[])[alone, penalised])
        {
            network.SparseMode = mode;
        }

        for (int step = 0; step < StepsBefore; step++)
        {
            Step(alone, step);
        }

        alone.Save(path);
        penalised.Load(path);
        List<CheckpointEdit> states = [new CheckpointEdit(path)];
        foreach (Network network in (Network[])[alone, penalised])
        {
            Step(network, StepsBefore);
            network.Save(path);
            states.Add(new CheckpointEdit(path));
        }

        return [.. states];
    }

    private static void Step(Network network, int step) =>
        network.TrainStep(new Batch(Data, [.. Enumerable.Range(32 * step, 32)]));

    // η, or η / (√v̂ + ε).
    private static double[] SizesOf(string optimizer, int layer, CheckpointEdit after)
    {
        double correction = 1 / (1 - Math.Pow(Beta2, StepsBefore + 1));
        return optimizer == "Sgd"
            ? [.. Enumerable.Repeat(LearnedPenaltyNetworks.SgdRate, after.Singles["L" + layer + ".Weights"].Length)]
            :
            [
                .. after.Singles["L" + layer + ".Weights.Moment2"]
                    .Select(v => LearnedPenaltyNetworks.AdamRate / (Math.Sqrt(v * correction) + Epsilon)),
            ];
    }

    // The outputs, or the inputs, which each group of a convolution has of its own.
    private static int[] GroupsOf(int layer, bool byInputs)
    {
        (int outputs, int inputs, int length, int groups) = Shapes[layer];
        return
        [
            .. Enumerable.Range(0, outputs * inputs).Select(weight =>
            {
                (int output, int own) = (weight / inputs, weight % inputs);
                return byInputs ? (output / (outputs / groups) * (inputs / length)) + (own / length) : output;
            }),
        ];
    }
}
