#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>Which mask is learned by back-propagation, together with the weights.</summary>
public enum LearnedMask
{
    /// <summary>
    /// A threshold σ(s) for each layer: w = sign(θ) max(|θ| - σ(s), 0). Weight decay raises it (soft threshold
    /// reparameterisation, Kusupati et al. 2020).
    /// </summary>
    LayerThreshold,

    /// <summary>
    /// A threshold t for each neuron or filter: w = θ where |θ| > t. A term Σ exp(-t) of the loss raises it (dynamic
    /// sparse training, Liu et al. 2020).
    /// </summary>
    NeuronThreshold,

    /// <summary>
    /// A gate for each input of a dense layer and each filter of a convolution, drawn anew in every step. The expected
    /// number of weights behind open gates is a term of the loss (L0 regularisation, Louizos et al. 2018).
    /// </summary>
    HardConcrete,

    /// <summary>
    /// A score for each weight, which moves by the gradient of its mask: those that move away from zero are kept. How
    /// many, and among which, <see cref="Criterion.Movement"/> in a [Prune] says (Sanh et al. 2020).
    /// </summary>
    Movement,
}
