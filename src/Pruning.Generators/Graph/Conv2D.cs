using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>
/// y[k, i, j] = Σ_c Σ_r Σ_s w[k, c, r, s] x[c, i · stride + r - padding, j · stride + s - padding] + b[k], with zeros
/// outside of x. x [N, C, H, W], w [K, C / groups, R, R], b [K], y [N, K, H', W'] with
/// H' = (H + 2 padding - R) / stride + 1, rounded down.
/// </summary>
internal sealed record Conv2D(
    string Name,
    EquatableArray<string> Inputs,
    int Filters,
    int Kernel,
    int Stride,
    int Padding,
    int Groups,
    bool Bias,
    Initializer Initializer)
    : Weighted(Name, Inputs, Filters, Bias, Initializer);
