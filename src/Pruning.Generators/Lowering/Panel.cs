namespace Pruning.Generators.Lowering;

/// <summary>
/// The inputs of a layer as its weight gradient reads them: 32 columns of every sample, then the next 32. A panel of a
/// batch of 128 takes 16 KB, so that it stays in the first-level cache while all rows pass over it.
/// </summary>
internal static class Panel
{
    public const int Columns = 32;

    /// <summary>Rows of a register tile with AVX-512: with two registers of columns 24 sums.</summary>
    public const int WideRows = 12;
}
