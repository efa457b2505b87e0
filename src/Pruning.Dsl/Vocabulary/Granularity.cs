#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What a policy removes as a whole.</summary>
public enum Granularity
{
    /// <summary>Single weights.</summary>
    Weight,

    /// <summary>All weights of one output of a layer: a neuron of a dense layer, or a filter of a convolution. Its bias
    /// and its batch normalisation stay.</summary>
    Neuron,

    /// <summary>The same as <see cref="Neuron"/>: a policy of a class that removes filters of convolutions removes
    /// neurons of dense layers.</summary>
    Filter,

    /// <summary>Single weights, so that of each <c>M</c> consecutive ones behind an output <c>N</c> are kept (Mishra et
    /// al. 2021; Zhou et al. 2021): 2 of 4 unless said otherwise.</summary>
    NofM,

    /// <summary>A channel in all places where it appears (Fang et al. 2023): the rows of every layer that makes it,
    /// which sums, concatenations and convolutions in groups tie together, and the weights of every layer that reads
    /// it, those of layers that are kept too. So nothing reads it any more, and its bias and its batch normalisation
    /// have no effect.</summary>
    Channel,

    /// <summary>A block of the matrix of weights that a layer has, a row per output and in it the weights behind that:
    /// <c>Rows</c> outputs by <c>Columns</c> consecutive weights, 1 x 16 unless said otherwise. At the right and the
    /// lower border of the matrix blocks are what is left there.</summary>
    Block,
}
