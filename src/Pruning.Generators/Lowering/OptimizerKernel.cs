using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The optimiser step for one kind of parameter, with all that is constant folded in.
/// Two layers with the same penalties and both masked or both not share one.
/// </summary>
/// <param name="Optimizer">Which formula.</param>
/// <param name="Nesterov">SGD only.</param>
/// <param name="Momentum">SGD only.</param>
/// <param name="Beta1">Adam only.</param>
/// <param name="Beta2">Adam only.</param>
/// <param name="Epsilon">Adam only.</param>
/// <param name="Coupled">Factor of w that is added to the gradient: weight decay of SGD and Adam, and the L2
/// penalty.</param>
/// <param name="Decoupled">Weight decay of AdamW: factor of w that is subtracted, times the learning rate.</param>
/// <param name="L1">Factor of sign(w) that is added to the gradient.</param>
/// <param name="Masked">Whether removed weights exist, which stay exactly zero and have zero moments.</param>
/// <param name="Ordinal">Tells the update kernels of one network apart.</param>
internal sealed record OptimizerKernel(
    Optimizer Optimizer,
    bool Nesterov,
    double Momentum,
    double Beta1,
    double Beta2,
    double Epsilon,
    double Coupled,
    double Decoupled,
    double L1,
    bool Masked,
    int Ordinal = 0)
    : Kernel("Update_" + Optimizer + (Nesterov ? "Nesterov" : "") + (Masked ? "_Masked" : ""))
{
    /// <summary>What it adds to the name of a kernel that calls it.</summary>
    public string Suffix => Name.Substring("Update".Length);

    /// <summary>Moments per parameter: one for SGD with momentum, two for Adam.</summary>
    public int Moments => Optimizer == Optimizer.Sgd ? (Momentum == 0 ? 0 : 1) : 2;
}
