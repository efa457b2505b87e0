#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What the score of a weight is; the lowest scores are removed first.</summary>
public enum Criterion
{
    /// <summary>|w| (Janowsky 1989; Han et al. 2015).</summary>
    Magnitude,

    /// <summary>A uniform random number: the floor that every criterion has to beat.</summary>
    Random,

    /// <summary>
    /// w² over the sum of the squares of all weights of the layer that are not smaller (Lee et al. 2021): compared
    /// globally, every layer keeps its largest weights.
    /// </summary>
    Lamp,

    /// <summary>|g|, the gradient of the mean loss: a weak baseline.</summary>
    Gradient,

    /// <summary>|w g|, or its mean square over the samples: the change of the loss to first order (Mozer and Smolensky
    /// 1989; Molchanov et al. 2019). See <see cref="Reduction"/>.</summary>
    Taylor,

    /// <summary>|w g| over its sum: the connection sensitivity of a network before training (Lee et al.
    /// 2019).</summary>
    Snip,

    /// <summary>w² times the diagonal of the empirical Fisher information (LeCun et al. 1990; Theis et al.
    /// 2018).</summary>
    Fisher,

    /// <summary>|w dR/dw|, R the sum of the outputs of the network with all weights made positive and 1 for every
    /// input (Tanaka et al. 2020): needs no data, and empties no layer, because it removes in many small steps. See
    /// <c>Iterations</c>.</summary>
    SynFlow,

    /// <summary>w (H g), signed: removed first is what holds the flow of the gradient up, that is the norm of g (Wang
    /// et al. 2020). Meant for a network that was not trained.</summary>
    Grasp,

    /// <summary>h w² / 2, h the diagonal of the Hessian with the second derivatives of activations left out (LeCun et
    /// al. 1990).</summary>
    OptimalBrainDamage,

    /// <summary>w² / (2 [H⁻¹]) at the place of the weight, H the Hessian of a layer's outputs; each removal updates the
    /// weights that stay (Hassibi and Stork 1993; Dong et al. 2017; Frantar and Alistarh 2022).</summary>
    OptimalBrainSurgeon,

    /// <summary>The same with the empirical Fisher information in place of H, inverted block by block (Singh and
    /// Alistarh 2020).</summary>
    WoodFisher,

    /// <summary>The same column by column, all outputs of a layer at once (Frantar and Alistarh 2023).</summary>
    SparseGpt,

    /// <summary>|w| times the norm of what the weight reads over the samples (Sun et al. 2024); compared within each
    /// output there: <see cref="Scope.Output"/>.</summary>
    Wanda,

    /// <summary>The loss without the weight, block, neuron or filter less the loss with it: what all others estimate,
    /// at the cost of a pass over the samples for each (Mozer and Smolensky 1989).</summary>
    LeaveOneOut,

    /// <summary>|h dL/dh|, h the output of a neuron or filter, averaged over its pixels (Molchanov et al.
    /// 2017).</summary>
    ActivationTaylor,

    /// <summary>The share of outputs of a neuron or filter that are not zero behind its activation (Hu et al.
    /// 2016).</summary>
    ActivationZeros,

    /// <summary>What the output of a neuron or filter says about the class: the mutual information of the two, less the
    /// bias of its estimate (Battiti 1994; Miller 1955).</summary>
    MutualInformation,

    /// <summary>The sum of the distances of a neuron or filter to all others of its layer: those that the others can
    /// stand in for go first (He et al. 2019).</summary>
    GeometricMedian,

    /// <summary>|scale| of the batch normalisation behind a neuron or filter (Liu et al. 2017).</summary>
    BatchNormScale,

    /// <summary>-w g of the network as it stands: weights that descent moves towards zero go first (Sanh et al. 2020,
    /// who add it up over the steps of training).</summary>
    Movement,
}
