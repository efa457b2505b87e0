using System;
using Pruning.Criteria;
using Pruning.Execution;
using Pruning.Plans;

namespace Pruning.Runtime.Tests.Layers;

/// <summary>
/// A residual network without its arithmetic: the plan that emitted code brings, for all that is done with parameters.
/// From [3, 8, 8] a convolution, a depthwise one of stride 2, the sum with a projected shortcut, a dense layer.
/// </summary>
internal sealed class ConvNet : Network
{
    public ConvNet(ulong seed = 1)
        : base(CreatePlan(), seed, 1)
    {
    }

    public Conv2D Stem => Conv2DAt(0);

    public Conv2D Depthwise => Conv2DAt(1);

    public Conv2D Projection => GetLayer<Conv2D>("Sum_Projection");

    public Join Sum => JoinAt(0);

    public Dense Logits => DenseAt(3);

    protected internal override void TrainGroups(
        int stretch, ref float arena, StepState step, int worker, int begin, int end) =>
        throw new NotSupportedException();

    protected internal override void UpdateRows(ref float arena, StepState step, int worker, int workers) =>
        throw new NotSupportedException();

    protected internal override void InferGroups(
        int stretch, ref float arena, StepState step, int worker, int begin, int end) =>
        throw new NotSupportedException();

    protected internal override void PredictSample(ref float arena, StepState step) =>
        throw new NotSupportedException();

    private static NetworkPlan CreatePlan()
    {
        int end = 0;
        LayerPlan[] layers =
        [
            new()
            {
                Name = "Stem",
                Shape = [4, 3, 3, 3],
                FanOut = 36,
                MultiplyAdds = 108 * 64,
                Weights = Take(108),
                Bias = -1,
                Mask = 0,
                Initializer = Initializer.GlorotUniform,
                Convolution = new() { Stride = 1, Padding = 1, Groups = 1 },
                BatchNorm = Norm(4),
            },
            new()
            {
                Name = "Depthwise",
                Shape = [4, 1, 3, 3],
                FanOut = 9,
                MultiplyAdds = 36 * 16,
                Weights = Take(36),
                Bias = Take(4),
                Mask = -1,
                Initializer = Initializer.GlorotUniform,
                Convolution = new() { Stride = 2, Padding = 1, Groups = 4 },
            },
            new()
            {
                Name = "Sum_Projection",
                Shape = [4, 3, 1, 1],
                FanOut = 4,
                MultiplyAdds = 12 * 16,
                Weights = Take(12),
                Bias = -1,
                Mask = 16,
                Initializer = Initializer.HeNormal,
                Convolution = new() { Stride = 2, Padding = 0, Groups = 1 },
                BatchNorm = Norm(4),
            },
            new()
            {
                Name = "Logits",
                Shape = [5, 64],
                FanOut = 5,
                MultiplyAdds = 320,
                Weights = Take(320),
                Bias = Take(5),
                Mask = -1,
                Initializer = Initializer.Zeros,
            },
        ];
        JoinPlan[] joins = [new() { Name = "Sum", BatchNorm = Norm(4) }, new() { Name = "Both" }];
        int length = end;
        return new()
        {
            Name = "ConvNet",
            Architecture = "3x8x8; a test",
            Recipe = "none",
            Input = [3, 8, 8],
            Outputs = 5,
            Loss = Loss.SoftmaxCrossEntropy,
            BatchSize = 16,
            TilesPerGroup = 1,
            Groups = 1,
            ByGroup = true,
            TrainStretches = 1,
            InferStretches = 1,
            Layers = layers,
            Joins = joins,
            Arena = new()
            {
                ParameterLength = length,
                Masks = Take(32),
                MaskWords = 32,
                Patterns = -1,
                Gradients = Take(length),
                Moments = [Take(length), Take(length)],
                Initial = Take(length),
                Samples = Take(192 * 16),
                Labels = Take(16),
                Targets = -1,
                Losses = Take(16),
                Classes = Take(16),
                Panels = -1,
                WorkerLength = 0,
                TrainingActivations = new(2000, 0),
                InferenceActivations = new(1000, 0),
                Sample = Take(192),
                Prediction = Take(5),
                Length = end,
            },
            Training = new()
            {
                Epochs = 1,
                LearningRate = 0.1,
                Curve = LearningRateCurve.Constant,
                WarmupEpochs = 0,
                StepEpochs = 1,
                StepFactor = 1,
                Beta1 = 0.9,
                Beta2 = 0.999,
            },
            Pruning = new()
            {
                Rounds = 1,
                FineTuneEpochs = 1,
                Rewind = Rewind.Initialization,
                Groups =
                [
                    new()
                    {
                        Layers = [0, 2],
                        Criterion = new MagnitudeCriterion(),
                        Scope = Scope.Global,
                        Members = 120,
                        RemovedAfterRound = [60],
                        Collapse = Collapse.Floor,
                        MinimumKept = 1,
                    },
                ],
            },
        };

        int Take(int count)
        {
            int place = end;
            end += (count + 15) / 16 * 16;
            return place;
        }

        NormPlan Norm(int channels) => new()
        {
            Channels = channels,
            Scale = Take(channels),
            Shift = Take(channels),
            Mean = Take(channels),
            Variance = Take(channels),
        };
    }
}
