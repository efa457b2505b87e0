using System;
using CsCheck;
using Pruning.Masks;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class MaskBitsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(32, 1)]
    [InlineData(33, 2)]
    [InlineData(int.MaxValue, 67_108_864)]
    public void WordsFor_Count_RoundsUp(int count, int words) => Assert.Equal(words, MaskBits.WordsFor(count));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(95)]
    public void Fill_DirtyMask_KeepsExactlyTheWeightsAndClearsTheRest(int count)
    {
        uint[] mask = [0xDEADBEEF, 0xDEADBEEF, 0xDEADBEEF, 0xDEADBEEF];

        MaskBits.Fill(mask, count);

        for (int i = 0; i < 128; i++)
        {
            Assert.Equal(i < count, MaskBits.IsKept(mask, i));
        }

        Assert.Equal(count, MaskBits.CountKept(mask));
        Assert.Equal(Math.Min(count, 96), MaskBits.CountKept(mask.AsSpan(0, 3)));
    }

    [Fact]
    public void Remove_ThenRestore_ChangesOnlyThatBit()
    {
        uint[] mask = new uint[3];
        MaskBits.Fill(mask, 70);

        MaskBits.Remove(mask, 63);
        MaskBits.Remove(mask, 69);

        Assert.Equal([uint.MaxValue, 0x7FFFFFFF, 0x1F], mask);

        MaskBits.Restore(mask, 63);

        Assert.Equal([uint.MaxValue, uint.MaxValue, 0x1F], mask);
    }

    [Fact]
    public void Apply_AnyBits_KeepsThemExactlyOrGivesPositiveZero()
    {
        Gen.Select(Gen.UInt.Array[0, 150], Gen.UInt.Array[5]).Sample((bits, mask) =>
        {
            // Any pattern: NaN with a payload, infinities, -0 and denormals among them.
            float[] values = Array.ConvertAll(bits, BitConverter.UInt32BitsToSingle);
            mask[1] = uint.MaxValue;
            mask[2] = 0;

            MaskBits.Apply(mask, values);

            for (int i = 0; i < bits.Length; i++)
            {
                uint expected = MaskBits.IsKept(mask, i) ? bits[i] : 0;
                Assert.Equal(expected, BitConverter.SingleToUInt32Bits(values[i]));
            }
        });
    }

    [Fact]
    public void Apply_MaskTooShort_SaysHowManyWordsItNeeds()
    {
        var error = Assert.Throws<ArgumentException>(() => MaskBits.Apply(new uint[1], new float[33]));
        Assert.Contains("needs 2 words", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MaskBits.Fill(new uint[1], 33));
    }
}
