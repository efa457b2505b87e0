using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>The mean of each channel of one sample. x [C, P], y [C].</summary>
internal sealed record GlobalPoolPredictKernel(int Channels, int Pixels)
    : Kernel("GlobalAveragePoolPredict_" + Literal.Of(Channels) + "x" + Literal.Of(Pixels));
