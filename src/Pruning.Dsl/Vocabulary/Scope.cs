#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>Across which weights the scores are compared.</summary>
public enum Scope
{
    /// <summary>Within each layer: every layer loses the same fraction.</summary>
    Local,

    /// <summary>Across all layers of the policy: a layer with small weights loses more.</summary>
    Global,

    /// <summary>Within each layer; every layer of the policy loses the same fraction, so that all of them together lose
    /// exactly the count that the rate asks for.</summary>
    Uniform,

    /// <summary>Within each layer; a layer with n inputs and m outputs keeps a fraction in proportion to
    /// (n + m) / (n m) (Mocanu et al. 2018): large layers lose more.</summary>
    ErdosRenyi,

    /// <summary>The same with the sides of a kernel in the sum and in the product (Evci et al. 2020).</summary>
    ErdosRenyiKernel,

    /// <summary>Within each output of each layer: every neuron or filter loses the same fraction of its weights, or of
    /// its blocks of one row (the comparison of <see cref="Criterion.Wanda"/>; Sun et al. 2024).</summary>
    Output,
}
