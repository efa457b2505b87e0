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
}
