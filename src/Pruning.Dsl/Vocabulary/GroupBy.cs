#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>Which weights <see cref="Norm.Group"/> brings to zero together.</summary>
public enum GroupBy
{
    /// <summary>All weights behind one output: a neuron or filter.</summary>
    Outputs,

    /// <summary>All weights that read one input: a number of a fully connected layer, a channel of a
    /// convolution.</summary>
    Inputs,
}
