namespace Pruning.Generators.Tests.Harness;

/// <summary>The culture of the machine reaches no emitted text of a network.</summary>
public sealed class NetworkCultureTests : CultureTests
{
    private protected override GeneratorSetup Setup => NetworkGenerators.Setup;

    // Every number that reaches the text is a fraction or needs an exponent, and names have the letter i of the
    // Turkish alphabet.
    private protected override string Source => """
        using Pruning;

        namespace Demo.Inner;

        [Network(1, 5, 3)]
        [Train(Optimizer.AdamW, LearningRate = 1.5e-3, WeightDecay = 2.5e-5, Epsilon = 1.25e-9,
            Curve = LearningRateCurve.Cosine, WarmupEpochs = 0.5)]
        [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.875)]
        [Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 2)]
        [Regularize(Norm.L1, 1.5e-6)]
        public sealed partial class ImagiNet
        {
            [Dense(17), LeakyRelu(0.015625), Dropout(0.25)] public partial Dense Initial { get; }

            [Dense(5), Gelu] public partial Dense Middle { get; }

            [Dense(3), Keep] public partial Dense Logits { get; }
        }

        """;
}
