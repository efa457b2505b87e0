using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pruning.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Memory;

public sealed class ArenaTests
{
    [Fact]
    public void Origin_ManyArenas_AreAlignedPinnedAndZero()
    {
        for (int length = 0; length < 200; length++)
        {
            var arena = new Arena(length);
            long address = GetAddress(ref arena.Origin);

            Assert.Equal(0, address % Arena.Alignment);
            Assert.Equal(length, arena.Length);
            Assert.False(arena.Slice(0, length).ContainsAnyExcept(0f));
            Assert.True(Unsafe.AreSame(ref arena.Origin, ref MemoryMarshal.GetReference(arena.Slice(0, length))));

            // The promise is about reads of a whole vector from the last float on.
            ref float last = ref Unsafe.Add(ref arena.Origin, Math.Max(0, length - 1));
            Assert.Equal(Vector512<float>.Zero, Vector512.LoadUnsafe(ref last));

            GC.Collect(0);
            Assert.Equal(address, (long)GetAddress(ref arena.Origin));
        }
    }

    [Fact]
    public void Words_SameOffsets_AreTheBitsOfTheFloats()
    {
        var arena = new Arena(40);
        arena.Slice(16, 2)[1] = 1f;

        Assert.Equal([0u, 0x3F800000u, 0u], arena.Words(16, 3).ToArray());

        arena.Words(16, 3)[2] = 0xC0000000;

        Assert.Equal(-2f, Unsafe.Add(ref arena.Origin, 18));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 41)]
    [InlineData(40, 1)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, int.MaxValue)]
    [InlineData(0, -1)]
    public void Slice_OutsideTheArena_ThrowsAlthoughThereIsSlack(int offset, int length)
    {
        var arena = new Arena(40);

        Assert.Throws<ArgumentOutOfRangeException>(() => arena.Slice(offset, length).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => arena.Words(offset, length).Length);
    }

    [Fact]
    public void Arena_ImpossibleLength_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Arena(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Arena(int.MaxValue));
    }

    // Without pointers: the distance from a null reference.
    private static nint GetAddress(ref float value) => Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref value);
}
