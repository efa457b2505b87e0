using System;
using System.Linq;
using Pruning.Criteria;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Runtime.Tests.Updates;

namespace Pruning.Runtime.Tests.Masks;

/// <summary>Layers under one policy by magnitude, without a network around them.</summary>
internal sealed class MemberCase
{
    private readonly Arena _arena;
    private readonly GroupRemoval _removal;
    private readonly int _masks;

    /// <summary>Creates the layers. Few distinct magnitudes, so that ties are common; some weights are gone.</summary>
    /// <param name="group">The policy, but for its layers and its members.</param>
    /// <param name="seed">Decides the weights.</param>
    /// <param name="shapes">Outputs and inputs of each layer.</param>
    public MemberCase(PruningGroupPlan group, int seed, params (int Outputs, int Inputs)[] shapes)
    {
        int weights = 0;
        int words = 0;
        Layers = Array.ConvertAll(shapes, shape =>
        {
            var layer = new LayerPlan
            {
                Name = "At" + weights,
                Shape = [shape.Outputs, shape.Inputs],
                FanOut = shape.Outputs,
                MultiplyAdds = shape.Outputs * shape.Inputs,
                Weights = weights,
                Bias = -1,
                Mask = words,
                Initializer = Initializer.HeNormal,
            };
            weights += layer.Count;
            words += MaskBits.WordsFor(layer.Count);
            return layer;
        });
        Group = group with
        {
            Layers = [.. Enumerable.Range(0, shapes.Length)],
            Members = Layers.Sum(layer => group.GridOf(layer).Count),
        };
        _masks = 2 * weights;
        NetworkPlan plan = Plan(Layers, Group, weights, words);
        _arena = new Arena(plan.Arena.Length);
        var random = new Random(seed);
        foreach (LayerPlan layer in Layers)
        {
            MaskBits.Fill(MaskOf(layer), layer.Count);
            for (int i = 0; i < layer.Count; i++)
            {
                bool isGone = random.Next(6) == 0;
                WeightsOf(layer)[i] = isGone ? 0 : random.Next(-9, 10) / 4f;
                if (isGone)
                {
                    MaskBits.Remove(MaskOf(layer), i);
                }
            }
        }

        _removal = new GroupRemoval(
            plan, _arena, Group, null, new Surgeons(plan), new MaskSelection(shapes.Length));
    }

    public LayerPlan[] Layers { get; }

    public PruningGroupPlan Group { get; }

    public Span<float> WeightsOf(LayerPlan layer) => _arena.Slice(layer.Weights, layer.Count);

    public Span<uint> MaskOf(LayerPlan layer) =>
        _arena.Words(_masks + layer.Mask, MaskBits.WordsFor(layer.Count));

    public bool[] KeptOf(LayerPlan layer)
    {
        uint[] mask = MaskOf(layer).ToArray();
        return [.. Enumerable.Range(0, layer.Count).Select(i => MaskBits.IsKept(mask, i))];
    }

    public PruningResult Remove(int target)
    {
        _removal.Score(target, seed: 1, round: 1, executor: null);
        return _removal.Remove(target);
    }

    private static NetworkPlan Plan(LayerPlan[] layers, PruningGroupPlan group, int weights, int words) => new()
    {
        Name = "Case",
        Architecture = "",
        Recipe = "",
        Input = [1],
        Outputs = 1,
        Loss = Loss.MeanSquaredError,
        BatchSize = 1,
        TilesPerGroup = 1,
        Groups = 1,
        ByGroup = false,
        TrainStretches = 1,
        InferStretches = 1,
        Layers = layers,
        Joins = [],
        Training = LearnedCase.Sgd,
        Pruning = new() { Rounds = 1, FineTuneEpochs = 0, Rewind = Rewind.None, Groups = [group] },
        Arena = new()
        {
            ParameterLength = weights,
            Gradients = weights,
            Masks = 2 * weights,
            MaskWords = words,
            Patterns = -1,
            Moments = [],
            Initial = -1,
            Samples = 0,
            Labels = 0,
            Targets = -1,
            Losses = 0,
            Classes = 0,
            Panels = -1,
            WorkerLength = 0,
            TrainingActivations = new(0, 0),
            InferenceActivations = new(0, 0),
            Sample = 0,
            Prediction = 0,
            Length = (2 * weights) + words,
        },
    };
}
