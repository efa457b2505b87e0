#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How a gradient becomes a step.</summary>
public enum Optimizer
{
    /// <summary>
    /// Stochastic gradient descent with momentum (Polyak 1964), or Nesterov momentum (Sutskever et al. 2013).
    /// </summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba 2015), with bias correction; weight decay is added to the gradient.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    AdamW,
}
