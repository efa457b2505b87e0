namespace Pruning.Generators.Shapes;

/// <summary>Arithmetic of sizes that cannot overflow, however absurd the sizes are.</summary>
internal static class Size
{
    /// <summary>
    /// The product of sizes from 0 to 2^31; where it is more than 2^31, only that it is, for no further size brings it
    /// back.
    /// </summary>
    public static long Product(params long[] sizes)
    {
        long product = 1;
        foreach (long size in sizes)
        {
            if (product > 1L << 31)
            {
                break;
            }

            product *= size;
        }

        return product;
    }
}
