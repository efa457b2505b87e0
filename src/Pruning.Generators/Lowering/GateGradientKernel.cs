namespace Pruning.Generators.Lowering;

/// <summary>
/// dx[k] = m[k] dy[k]; ds[k] = Σ_p dy[k] x[k] of the winners, and strength / N of all. x, dy and dx [K, P, 16] per
/// tile, m and ds [K, 16].
/// </summary>
/// <param name="Channels">K.</param>
/// <param name="Pixels">P.</param>
/// <param name="Groups">The layout of the batch.</param>
internal sealed record GateGradientKernel(int Channels, int Pixels, TileGroups Groups)
    : Kernel("GateBackward_" + Channels + (Pixels == 1 ? "" : "_" + Pixels + "Pixels"));
