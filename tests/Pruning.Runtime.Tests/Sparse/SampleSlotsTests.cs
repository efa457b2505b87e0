using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Masks;
using Pruning.Sparse;
using Xunit;

namespace Pruning.Runtime.Tests.Sparse;

public sealed class SampleSlotsTests
{
    private const int Capacity = 4096;

    [Theory]
    [InlineData(17, 5, 0.3)]
    [InlineData(33, 16, 0.1)]
    [InlineData(50, 17, 1)]
    [InlineData(64, 40, 0.02)]
    [InlineData(95, 33, 0.5)]
    [InlineData(100, 3, 0)]
    public void Fill_ARandomPattern_HoldsEachKeptWeightOnce(int inputs, int units, double kept)
    {
        var random = new Random(inputs);
        Pattern pattern = new(units, inputs, (_, _) => random.NextDouble() < kept);

        float[,] held = pattern.Held();
        for (int k = 0; k < units; k++)
        {
            for (int c = 0; c < inputs; c++)
            {
                Assert.Equal(pattern.Weight(k, c), held[k, c]);
            }
        }

        Assert.Equal(pattern.Count, SampleSlots.Needed(pattern.Mask, units, inputs));
        pattern.RequireProduct(random);
    }

    [Fact]
    public void Fill_OneOfFourWeights_LeavesNoGap()
    {
        var random = new Random(3);
        int[] places = [.. Enumerable.Range(0, 32 * 64 / 4).Select(_ => random.Next(4))];
        Pattern pattern = new(32, 64, (k, c) => c % 4 == places[((k * 64) + c) / 4]);

        Assert.Equal(32 * 64 / 4 / 16, pattern.Count);
    }

    [Fact]
    public void Fill_BlocksOfSixteenOutputs_LeavesNoGap()
    {
        var random = new Random(4);
        bool[] blocks = [.. Enumerable.Range(0, 3 * 70).Select(_ => random.NextDouble() < 0.2)];
        Pattern pattern = new(48, 70, (k, c) => blocks[(k / 16 * 70) + c]);

        Assert.Equal(blocks.Count(isKept => isKept), pattern.Count);
    }

    [Fact]
    public void Fill_EmptyOutputsAndInputs_TakesNoSlot()
    {
        Pattern pattern = new(48, 96, (k, c) => k >= 32 && c >= 64);

        Assert.Equal(32, pattern.Count);
    }

    [Fact]
    public void Fill_MoreThanTheCapacity_LeavesNone()
    {
        Pattern pattern = new(48, 70, (_, _) => true, capacity: 100);

        Assert.Equal(0, pattern.Count);
        Assert.False(pattern.AreFaster(new float[80], zeros: 0));
    }

    [Fact]
    public void AreFaster_ASampleOfZeros_IsLeftToTheWeightsOfItsInputs()
    {
        Pattern pattern = new(160, 320, (k, c) => (k + c) % 10 == 0);

        Assert.Equal(SampleSlots.IsSupported, pattern.AreFaster(new float[320], zeros: 0));
        Assert.False(pattern.AreFaster(new float[320], zeros: 320));
    }

    // A layer with small whole numbers as weights, so that no sum depends on its order.
    private sealed class Pattern
    {
        private readonly int _units;
        private readonly int _inputs;
        private readonly List<float> _kept = [];
        private readonly int[] _rows;
        private readonly float[] _values;
        private readonly float[] _indices;
        private readonly float[] _tables;
        private readonly float[] _slotRows;

        public Pattern(int units, int inputs, Func<int, int, bool> isKept, int capacity = Capacity)
        {
            _units = units;
            _inputs = inputs;
            _rows = new int[units + 1];
            _values = new float[(capacity * 16) + 1];
            _indices = new float[(capacity * 4) + 1];
            _tables = new float[capacity + 1];
            _slotRows = new float[(units / 16) + 2];
            Mask = new uint[MaskBits.WordsFor(units * inputs)];
            for (int k = 0; k < units; k++)
            {
                for (int c = 0; c < inputs; c++)
                {
                    if (isKept(k, c))
                    {
                        MaskBits.Restore(Mask, (k * inputs) + c);
                        _kept.Add(1 + (((k * 7) + c) % 5));
                    }
                }

                _rows[k + 1] = _kept.Count;
            }

            Slots.Fill(Mask, _kept.ToArray(), _rows, inputs, capacity);
        }

        public uint[] Mask { get; }

        public int Count => Slots.Count;

        private SampleSlots Slots =>
            new(ref _values[0], ref _indices[0], ref _tables[0], ref _slotRows[0], _units);

        public float Weight(int k, int c) => MaskBits.IsKept(Mask, (k * _inputs) + c) ? 1 + (((k * 7) + c) % 5) : 0;

        public bool AreFaster(float[] x, int zeros)
        {
            Array.Fill(x, 1);
            Array.Clear(x, 0, zeros);
            float[] columns = new float[_inputs + 1];
            columns[_inputs] = BitConverter.Int32BitsToSingle(_kept.Count);
            return Slots.AreFaster(ref x[0], _inputs, ref columns[0]);
        }

        // What the slots hold, read one by one.
        public float[,] Held()
        {
            float[,] held = new float[_units, _inputs];
            Span<byte> indices = System.Runtime.InteropServices.MemoryMarshal.AsBytes(_indices.AsSpan());
            for (int b = 0; b * 16 < _units; b++)
            {
                for (int n = Bits(_slotRows[b]); n < Bits(_slotRows[b + 1]); n++)
                {
                    for (int lane = 0; lane < 16; lane++)
                    {
                        float weight = _values[(n * 16) + lane];
                        if (weight != 0)
                        {
                            int input = Bits(_tables[n]) + indices[(n * 16) + lane];
                            Assert.True(indices[(n * 16) + lane] < 32 && held[(b * 16) + lane, input] == 0);
                            held[(b * 16) + lane, input] = weight;
                        }
                    }
                }
            }

            return held;
        }

        public void RequireProduct(Random random)
        {
            if (!SampleSlots.IsSupported)
            {
                return;
            }

            // What stands behind the last input must not count.
            float[] x = new float[((_inputs + 15) / 16 * 16) + 16];
            Array.Fill(x, 1000);
            for (int c = 0; c < _inputs; c++)
            {
                x[c] = random.Next(-3, 4);
            }

            float[] y = new float[(_units + 15) / 16 * 16];
            Slots.Multiply(ref x[0], ref y[0]);
            for (int k = 0; k < _units; k++)
            {
                Assert.Equal(Enumerable.Range(0, _inputs).Sum(c => Weight(k, c) * x[c]), y[k]);
            }
        }

        private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);
    }
}
