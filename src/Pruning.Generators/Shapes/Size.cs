namespace Pruning.Generators.Shapes;

/// <summary>Arithmetic of sizes that cannot overflow, however absurd the sizes are.</summary>
internal static class Size
{
    /// <summary>
    /// The product of sizes from 1 to 2^31; beyond the limit only a lower bound of it, for no further size brings it
    /// back.
    /// </summary>
    public static long Product(params long[] sizes)
    {
        long product = 1;
        foreach (long size in sizes)
        {
            if (product > ShapeInference.Limit)
            {
                break;
            }

            product *= size;
        }

        return product;
    }
}
