namespace Pruning.Generators.Lowering;

/// <summary>
/// y[k] = f(m[k] y[k]) for one sample, and 0 where m is: what a kernel gives that computes losers too. y [K, P].
/// </summary>
internal sealed record GatePredictKernel(int Channels, int Pixels, Epilogue Epilogue)
    : Kernel("GatePredict_" + Channels + (Pixels == 1 ? "" : "_" + Pixels + "Pixels") + Epilogue.Suffix);
