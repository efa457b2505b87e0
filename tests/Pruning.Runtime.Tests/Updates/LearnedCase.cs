using System;
using Pruning.Criteria;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Updates;

namespace Pruning.Runtime.Tests.Updates;

/// <summary>
/// Layers that learn one kind of mask, without a network around them. The loss of a layer's weights is
/// Σ c w + ½ q w², whose gradient is known, so that what is behind the weights can be checked against differences.
/// </summary>
internal sealed class LearnedCase
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;

    /// <summary>Creates the layers; weights are drawn, and taken over by the maps.</summary>
    /// <param name="mask">Which mask they learn.</param>
    /// <param name="strength">Its strength.</param>
    /// <param name="initial">Its initial threshold or drop rate.</param>
    /// <param name="training">The training; a weight decay holds for gates.</param>
    /// <param name="removed">How many weights learned scores remove.</param>
    /// <param name="shapes">The shapes of the weights: two sizes of a dense layer, four of a convolution.</param>
    public LearnedCase(
        LearnedMask mask, double strength, double initial, TrainingPlan training, int removed, params int[][] shapes)
    {
        int end = 0;
        int words = 0;
        LayerPlan[] layers = Array.ConvertAll(shapes, shape =>
        {
            int count = 1;
            Array.ForEach(shape, size => count *= size);
            int place = Take(count);
            int parameters = mask switch
            {
                LearnedMask.LayerThreshold => 1,
                LearnedMask.Movement => count,
                LearnedMask.HardConcrete when shape.Length == 2 => shape[1],
                _ => shape[0],
            };
            int own = words;
            words += MaskBits.WordsFor(count);
            return new LayerPlan
            {
                Name = "Layer" + place,
                Shape = shape,
                FanOut = shape[0],
                MultiplyAdds = count,
                Weights = place,
                Bias = -1,
                Mask = own,
                Initializer = Initializer.HeNormal,
                Convolution = shape.Length == 2 ? null : new() { Stride = 1, Padding = 0, Groups = 1 },
                Learned = new()
                {
                    Mask = mask,
                    Place = Take(parameters),
                    Count = parameters,
                    Strength = strength,
                    Initial = initial,
                },
            };
        });
        int length = end;
        int all = 0;
        Array.ForEach(layers, layer => all += layer.Count);
        _plan = new NetworkPlan
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
            Training = training,
            Pruning = new()
            {
                Rounds = 0,
                FineTuneEpochs = 0,
                Rewind = Rewind.None,
                Groups = [],
                Movements = mask != LearnedMask.Movement ? [] :
                [
                    new()
                    {
                        Layers = [.. System.Linq.Enumerable.Range(0, layers.Length)],
                        Criterion = new MovementCriterion(1, false),
                        Scope = Scope.Global,
                        Members = all,
                        RemovedAfterRound = [removed],
                        Collapse = Collapse.Floor,
                        MinimumKept = 1,
                    },
                ],
            },
            Arena = new()
            {
                ParameterLength = length,
                Gradients = Take(length),
                Shadow = Take(length),
                Masks = Take(words),
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
                Length = end,
            },
        };
        _arena = new Arena(end);
        Parameters.Initialize(_plan, _arena, 3);
        Maps = WeightMaps.Of(_plan, _arena);
        var random = new RandomStream(7, 1);
        Slopes = Array.ConvertAll(layers, layer => Draw(layer.Count, ref random));
        Curvatures = Array.ConvertAll(layers, layer => Draw(layer.Count, ref random));
        Array.ForEach(Maps, map => map.Adopt());
        Array.ForEach(Maps, map => map.Project());

        int Take(int count)
        {
            int place = end;
            end += (count + 15) / 16 * 16;
            return place;
        }
    }

    /// <summary>SGD without decay.</summary>
    public static TrainingPlan Sgd => new()
    {
        Epochs = 1,
        LearningRate = 0.1,
        Curve = LearningRateCurve.Constant,
        WarmupEpochs = 0,
        StepEpochs = 1,
        StepFactor = 1,
        Beta1 = 0,
        Beta2 = 0,
        Optimizer = Optimizer.Sgd,
    };

    public WeightMap[] Maps { get; }

    /// <summary>c of each weight of each layer.</summary>
    public float[][] Slopes { get; }

    /// <summary>q of the same.</summary>
    public float[][] Curvatures { get; }

    public Span<float> ParametersOf(int layer)
    {
        LearnedMaskPlan learned = _plan.Layers[layer].Learned!;
        return _arena.Slice(learned.Place, learned.Count);
    }

    public ReadOnlySpan<float> ParameterGradientsOf(int layer)
    {
        LearnedMaskPlan learned = _plan.Layers[layer].Learned!;
        return _arena.Slice(_plan.Arena.Gradients + learned.Place, learned.Count);
    }

    /// <summary>Σ c w + ½ q w² of a layer, for weights that follow from anything.</summary>
    public double LossOf(int layer, Func<int, double> weight)
    {
        double loss = 0;
        for (int i = 0; i < Slopes[layer].Length; i++)
        {
            double w = weight(i);
            loss += (Slopes[layer][i] * w) + (0.5 * Curvatures[layer][i] * w * w);
        }

        return loss;
    }

    /// <summary>Writes the gradients of that loss, then those of what is behind the weights.</summary>
    public void PullBack()
    {
        for (int l = 0; l < Maps.Length; l++)
        {
            Span<float> gradients = Maps[l].Gradients;
            for (int i = 0; i < gradients.Length; i++)
            {
                gradients[i] = Slopes[l][i] + (Curvatures[l][i] * Maps[l].Weights[i]);
            }
        }

        Array.ForEach(Maps, map => map.PullBack());
    }

    private static float[] Draw(int count, ref RandomStream random)
    {
        float[] numbers = new float[count];
        foreach (ref float number in numbers.AsSpan())
        {
            number = (float)random.NextNormal();
        }

        return numbers;
    }
}
