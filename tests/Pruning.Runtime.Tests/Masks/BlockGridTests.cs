using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class BlockGridTests
{
    [Fact]
    public void Blocks_OfAnyMatrix_HaveEachWeightOnce()
    {
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 70])
            .SelectMany(
                matrix => Gen.Select(Gen.Int[1, matrix.Item1], Gen.Int[1, matrix.Item2]),
                (matrix, block) => new BlockGrid(matrix.Item1, matrix.Item2, block.Item1, block.Item2))
            .Sample(grid =>
            {
                int[] owners = new int[grid.Outputs * grid.Inputs];
                Array.Fill(owners, -1);
                for (int i = 0; i < grid.Count; i++)
                {
                    WeightBlock block = grid[i];
                    for (int row = 0; row < block.Rows; row++)
                    {
                        for (int weight = block[row]; weight < block[row] + block.Columns; weight++)
                        {
                            Assert.Equal(-1, owners[weight]);
                            owners[weight] = i;
                        }
                    }
                }

                // In the order of their first weights.
                Assert.Equal(Enumerable.Range(0, grid.Count), owners.Distinct());
            });
    }

    // LeNet-300-100: 300 inputs are 18 blocks of 16 and one of 12; 100 outputs are 14 of 7 and one of 2.
    [Fact]
    public void Blocks_AtTheBorder_AreWhatIsLeft()
    {
        var grid = new BlockGrid(100, 300, 7, 16);

        Assert.Equal((19, 15 * 19), (grid.Across, grid.Count));
        Assert.Equal(new WeightBlock(0, 7, 16, 300), grid[0]);
        Assert.Equal(new WeightBlock(288, 7, 12, 300), grid[18]);
        Assert.Equal(new WeightBlock((7 * 300) + 16, 7, 16, 300), grid[20]);
        Assert.Equal(new WeightBlock((98 * 300) + 288, 2, 12, 300), grid[^1]);
    }
}
