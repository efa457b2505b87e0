namespace Pruning.Generators.Lowering;

/// <summary>The vector registers that kernels are cut for.</summary>
/// <param name="Registers">How many there are.</param>
/// <param name="PerPixel">How many of them sixteen samples take.</param>
internal sealed record RegisterFile(int Registers, int PerPixel)
{
    /// <summary>AVX-512.</summary>
    public static RegisterFile Wide { get; } = new(32, 1);

    /// <summary>AVX2.</summary>
    public static RegisterFile Narrow { get; } = new(16, 2);

    /// <summary>Bytes of a register.</summary>
    public int Bytes => 64 / PerPixel;

    /// <summary>
    /// Channels that can be summed for so many pixels: the sums, the pixels themselves, a weight, and one to spare.
    /// </summary>
    public int MostChannels(int pixels) => (Registers - 2 - (PerPixel * pixels)) / (PerPixel * pixels);
}
