using System;
using Pruning.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Memory;

public sealed class LaneTransposerTests
{
    private const int Samples = 48;
    private const float Untouched = -7;

    public static TheoryData<int> Sizes => [1, 2, 3, 4, 5, 7, 15, 16, 17, 31, 32, 33, 300, 784];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ToLanes_AnyChannels_PutsEachNumberInItsLane(int channels)
    {
        float[] rows = Numbered(16 * channels);
        float[] tile = Filled((16 * channels) + 1);
        float[] scalar = new float[16 * channels];

        LaneTransposer.ToLanes(rows, tile, channels);
        LaneTransposer.ToLanesScalar(rows, scalar, channels);

        float[] expected = Filled((16 * channels) + 1);
        for (int c = 0; c < channels; c++)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                expected[(c * 16) + lane] = rows[(lane * channels) + c];
            }
        }

        Assert.Equal(expected, tile);
        Assert.Equal(expected[..^1], scalar);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ToPanels_AnyChannels_WritesItsSamplesAndZeroPadding(int channels)
    {
        float[] tile = Numbered(16 * channels);
        float[] panels = Filled(LaneTransposer.PanelLength(channels, Samples) + 1);
        float[] scalar = Filled(panels.Length);

        LaneTransposer.ToPanels(tile, panels, channels, tileIndex: 1, Samples);
        LaneTransposer.ToPanelsScalar(tile, scalar, 0, channels, tileIndex: 1, Samples);

        float[] expected = Filled(panels.Length);
        for (int lane = 0; lane < 16; lane++)
        {
            Place(expected, channels, 16 + lane, c => tile[(c * 16) + lane]);
        }

        Assert.Equal(expected, panels);
        Assert.Equal(expected, scalar);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void RowsToPanels_AnyChannels_WritesOneSampleAndZeroPadding(int channels)
    {
        float[] row = Numbered(channels);
        float[] panels = Filled(LaneTransposer.PanelLength(channels, Samples));

        LaneTransposer.RowsToPanels(row, panels, channels, sample: 37, Samples);

        float[] expected = Filled(panels.Length);
        Place(expected, channels, 37, c => row[c]);
        Assert.Equal(expected, panels);
    }

    [Fact]
    public void Copies_BuffersTooShort_Throw()
    {
        float[] tile = new float[16 * 5];
        float[] panels = new float[Samples * 32];

        Assert.Throws<ArgumentException>(() => LaneTransposer.ToLanes(new float[79], tile, 5));
        Assert.Throws<ArgumentException>(() => LaneTransposer.ToLanes(tile, new float[79], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LaneTransposer.ToLanes(tile, tile, 0));
        Assert.Throws<OverflowException>(() => LaneTransposer.ToLanes(tile, tile, int.MaxValue / 8));
        Assert.Throws<ArgumentException>(() => LaneTransposer.ToPanels(tile, panels[1..], 5, 0, Samples));
        Assert.Throws<ArgumentException>(() => LaneTransposer.ToPanels(new float[79], panels, 5, 0, Samples));
        Assert.Throws<ArgumentOutOfRangeException>(() => LaneTransposer.ToPanels(tile, panels, 5, 3, Samples));
        Assert.Throws<ArgumentException>(() => LaneTransposer.ToPanels(tile, panels, 5, 0, 40));
        Assert.Throws<ArgumentException>(() => LaneTransposer.RowsToPanels(new float[4], panels, 5, 0, Samples));
        Assert.Throws<ArgumentOutOfRangeException>(() => LaneTransposer.RowsToPanels(tile, panels, 5, 48, Samples));
    }

    [Fact]
    public void Copies_Repeated_AllocateNothing()
    {
        float[] rows = new float[16 * 33];
        float[] tile = new float[16 * 33];
        float[] panels = new float[LaneTransposer.PanelLength(33, Samples)];
        CopyAll(rows, tile, panels);

        Assert.Equal(0, AllocatedBytes.Of(() => CopyAll(rows, tile, panels)));
    }

    private static void CopyAll(float[] rows, float[] tile, float[] panels)
    {
        LaneTransposer.ToLanes(rows, tile, 33);
        LaneTransposer.ToPanels(tile, panels, 33, 2, Samples);
        LaneTransposer.RowsToPanels(rows, panels, 33, 5, Samples);
    }

    private static void Place(float[] panels, int channels, int sample, Func<int, float> value)
    {
        int padded = (channels + 31) / 32 * 32;
        for (int c = 0; c < padded; c++)
        {
            panels[(((c / 32 * Samples) + sample) * 32) + (c % 32)] = c < channels ? value(c) : 0;
        }
    }

    private static float[] Numbered(int length)
    {
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = i + 1;
        }

        return values;
    }

    private static float[] Filled(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, Untouched);
        return values;
    }
}
