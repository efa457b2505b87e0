using System.Collections.Generic;

namespace Pruning.Reference;

/// <summary>One batch, row-major in double.</summary>
/// <param name="Samples">N.</param>
/// <param name="Input">x [N, C], C being the size of the input's shape.</param>
/// <param name="Labels">The class of each sample [N], or null.</param>
/// <param name="Targets">The wanted outputs [N, K], or null. A mean squared error without targets takes the one-hot
/// labels.</param>
/// <param name="Dropout">Per dropout node the multiplier of each of its values [N, C]; a node that is not in it
/// passes its values on.</param>
public sealed record ReferenceBatch(
    int Samples,
    double[] Input,
    int[]? Labels = null,
    double[]? Targets = null,
    IReadOnlyDictionary<string, double[]>? Dropout = null);
