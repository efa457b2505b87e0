namespace Pruning.Generators.Lowering;

/// <summary>
/// m[k] = s[k] of the winners of each lane and 0 of all others; y[k] = f(m[k] x[k]). x and y [K, P, 16] per tile, s and
/// m [K, 16].
/// </summary>
/// <param name="Channels">K.</param>
/// <param name="Pixels">P.</param>
/// <param name="Winners">How many win.</param>
/// <param name="Epilogue">f.</param>
/// <param name="Groups">The layout of the batch.</param>
internal sealed record GateKernel(int Channels, int Pixels, int Winners, Epilogue Epilogue, TileGroups Groups)
    : Kernel("Gate_" + Winners + "of" + Channels + (Pixels == 1 ? "" : "_" + Pixels + "Pixels") + Epilogue.Suffix);
