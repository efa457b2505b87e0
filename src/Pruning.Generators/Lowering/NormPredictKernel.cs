using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>y[k] = f(a[k] x[k] + b[k] + z[k]) for one sample: batch normalisation by itself. x, y, z [K, P].</summary>
internal sealed record NormPredictKernel(int Channels, int Pixels, SampleEnd End)
    : Kernel("NormPredict_" + Literal.Of(Channels) + "x" + Literal.Of(Pixels) + End.Suffix);
