using System;

namespace Pruning;

/// <summary>
/// Pruning at run time: of the outputs of this layer, a convolution or a dense one, each sample keeps those that are
/// salient for it (feature boosting and suppression, Gao et al. 2019). Saliencies are s = ReLU(W p + b), with p the
/// mean of each channel of what the layer reads, or that itself where it is a vector. The ceil(Keep · K) of the K
/// outputs with the largest saliencies win, on ties those with lower indices: y[k] = s[k] y'[k], and 0 for all others,
/// with y' what the layer and its batch normalisation give. The activation follows. A prediction computes the winners
/// alone.
/// </summary>
/// <remarks>
/// W and b are a layer of their own, without a property: Conv2_Gate for Conv2. It is never pruned. The gradient does
/// not pass through the choice: the saliencies of losers are moved by the penalty alone.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GateAttribute : Attribute
{
    /// <summary>
    /// The fraction of the outputs that win, in (0, 1]. Default: 0.5. At 1 there is no gate: the network is emitted as
    /// without the attribute.
    /// </summary>
    public double Keep { get; set; } = 0.5;

    /// <summary>
    /// λ: the loss gets λ times the mean over samples of the sum of all saliencies. Not negative. Default: 1e-8, as in
    /// the paper.
    /// </summary>
    public double Strength { get; set; } = 1e-8;
}
