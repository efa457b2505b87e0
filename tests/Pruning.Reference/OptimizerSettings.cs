using Pruning.Generators.Vocabulary;

namespace Pruning.Reference;

/// <summary>The numbers of one optimiser step.</summary>
/// <param name="Kind">How a gradient becomes a step.</param>
/// <param name="LearningRate">lr.</param>
/// <param name="Momentum">mu of SGD.</param>
/// <param name="Nesterov">Whether SGD looks ahead.</param>
/// <param name="Beta1">Decay of Adam's first moment.</param>
/// <param name="Beta2">Decay of Adam's second moment.</param>
/// <param name="Epsilon">What Adam adds to the root of the second moment.</param>
/// <param name="WeightDecay">Added to the gradient as decay · w by SGD and Adam; by AdamW taken from w as lr · decay
/// · w.</param>
/// <param name="L1">Strength of the L1 penalty: its gradient is strength · sign(w), 0 at 0.</param>
/// <param name="L2">Strength of the L2 penalty: its gradient is strength · w.</param>
internal sealed record OptimizerSettings(
    Optimizer Kind,
    double LearningRate,
    double Momentum = 0.9,
    bool Nesterov = false,
    double Beta1 = 0.9,
    double Beta2 = 0.999,
    double Epsilon = 1e-8,
    double WeightDecay = 0,
    double L1 = 0,
    double L2 = 0);
