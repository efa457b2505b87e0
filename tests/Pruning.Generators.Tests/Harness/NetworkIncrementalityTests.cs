using System.Collections.Generic;

namespace Pruning.Generators.Tests.Harness;

/// <summary>What an edit may and may not cause in the generator of networks.</summary>
public sealed class NetworkIncrementalityTests : IncrementalityTests
{
    private protected override GeneratorSetup Setup => NetworkGenerators.Setup;

    private protected override string Source => """
        using Pruning;

        namespace Demo;

        [Network(4)]
        [Train(Optimizer.Sgd, LearningRate = 0.05)]
        [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)]
        [Regularize(Norm.L1, 1e-5)]
        public sealed partial class Tiny
        {
            [Dense(3), LeakyRelu(0.125)] public partial Dense Hidden { get; }

            [Dense(2), Keep] public partial Dense Logits { get; }

            public int Answer()
            {
                return 41;
            }
        }

        """;

    private protected override IReadOnlyList<string> ModelSteps =>
        [TrackingNames.Declaration, TrackingNames.Input, TrackingNames.Plan];
}
