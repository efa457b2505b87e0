#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How removed weights come back while a network is trained.</summary>
public enum Growth
{
    /// <summary>
    /// Sparse evolutionary training (SET; Mocanu et al. 2018): each layer drops its weights of least magnitude and gets
    /// back as many of its removed ones, drawn at random.
    /// </summary>
    Random,

    /// <summary>
    /// The rigged lottery (RigL; Evci et al. 2020): each layer drops its weights of least magnitude and gets back as
    /// many of its removed ones, those whose loss gradient is largest. Between two updates only kept weights are
    /// visited.
    /// </summary>
    Gradient,

    /// <summary>
    /// Sparse momentum (SNFS; Dettmers and Zettlemoyer 2019): each layer drops its weights of least magnitude; as many
    /// come back in all, in each layer in proportion to the mean momentum of its kept weights, those of the largest
    /// momentum. Every step computes the gradients of all weights.
    /// </summary>
    Momentum,

    /// <summary>
    /// Dynamic pruning with feedback (DPF; Lin et al. 2020): the pruned network is evaluated, but its gradient moves
    /// all weights, removed ones too, and which are removed is decided anew every few steps. Every step computes the
    /// gradients of all weights.
    /// </summary>
    Shadow,

    /// <summary>
    /// Dynamic network surgery (DNS; Guo et al. 2016): as <see cref="Shadow"/>, but a removed weight has to be larger
    /// to come back than a kept one to stay (1.1 and 0.9 times the threshold), and fewer and fewer steps decide anew.
    /// </summary>
    Splicing,

    /// <summary>
    /// Alternating compressed and decompressed training (AC/DC; Peste et al. 2021): phases of training with removed
    /// weights and phases in which all of them are trained take turns.
    /// </summary>
    Dense,
}
