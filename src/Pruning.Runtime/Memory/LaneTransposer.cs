using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Memory;

/// <summary>
/// Copies samples between the layouts of the kernels, without allocating: rows [16, channels] as data sets have them,
/// lanes [channels, 16] as forward kernels want them, and panels [ceil(channels / 32), samples, 32] for the weight
/// gradients, where 32 channels of a sample lie together and successive samples follow each other.
/// </summary>
public static class LaneTransposer
{
    /// <summary>Samples side by side in a tile.</summary>
    public const int Lanes = 16;

    /// <summary>Channels side by side in a panel.</summary>
    public const int PanelWidth = 32;

    /// <summary>The length of a panel buffer.</summary>
    /// <param name="channels">Numbers per sample.</param>
    /// <param name="samples">Capacity in samples.</param>
    public static int PanelLength(int channels, int samples) =>
        checked((channels + PanelWidth - 1) / PanelWidth * PanelWidth * samples);

    /// <summary>Puts sixteen samples side by side.</summary>
    /// <param name="rows">[16, channels]</param>
    /// <param name="tile">[channels, 16], written in full.</param>
    /// <param name="channels">Numbers per sample; positive.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public static void ToLanes(ReadOnlySpan<float> rows, Span<float> tile, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        Require(rows.Length, checked(Lanes * channels), nameof(rows));
        Require(tile.Length, checked(Lanes * channels), nameof(tile));
        ref float source = ref MemoryMarshal.GetReference(rows);
        ref float destination = ref MemoryMarshal.GetReference(tile);
        int done = 0;
        if (FourByFour.IsSupported && channels >= 4)
        {
            for (; done <= channels - 4; done += 4)
            {
                FourToLanes(ref source, ref destination, done, channels);
            }

            if (done < channels)
            {
                // The last block overlaps the one before it: the same numbers are written twice.
                FourToLanes(ref source, ref destination, channels - 4, channels);
            }

            return;
        }

        ToLanesScalar(rows, tile, channels);
    }

    /// <summary>Copies one tile into its place in the panels; the unused channels of the last panel become 0.</summary>
    /// <param name="tile">[channels, 16]</param>
    /// <param name="panels">[ceil(channels / 32), samples, 32]; the 16 samples of the tile are written.</param>
    /// <param name="channels">Numbers per sample; positive.</param>
    /// <param name="tileIndex">Which tile: its samples are 16 tileIndex and the following.</param>
    /// <param name="samples">Capacity in samples; a multiple of 16.</param>
    /// <exception cref="ArgumentException">A buffer is too short or the tile is beyond the capacity.</exception>
    public static void ToPanels(ReadOnlySpan<float> tile, Span<float> panels, int channels, int tileIndex, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tileIndex);
        CheckPanels(panels.Length, channels, samples);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tileIndex, samples / Lanes);
        Require(tile.Length, checked(Lanes * channels), nameof(tile));
        int done = 0;
        if (FourByFour.IsSupported)
        {
            ref float source = ref MemoryMarshal.GetReference(tile);
            ref float destination = ref MemoryMarshal.GetReference(panels);
            for (; done <= channels - 4; done += 4)
            {
                int start = PanelOffset(done, tileIndex * Lanes, samples);
                FourToRows(ref Unsafe.Add(ref source, done * Lanes), ref Unsafe.Add(ref destination, start));
            }
        }

        ToPanelsScalar(tile, panels, done, channels, tileIndex, samples);
    }

    /// <summary>Copies the tiles of the groups [begin, end) into their places in the panels.</summary>
    /// <param name="x">[channels, 16] per tile, the tiles of a group one after the other.</param>
    /// <param name="stride">Floats from one group to the next.</param>
    /// <param name="panels">[ceil(channels / 32), samples, 32]</param>
    /// <param name="channels">Numbers per sample.</param>
    /// <param name="tilesPerGroup">Tiles in a group.</param>
    /// <param name="samples">Capacity in samples.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    public static void GroupsToPanels(
        ref float x, int stride, ref float panels, int channels, int tilesPerGroup, int samples, int begin, int end)
    {
        int size = channels * Lanes;
        Span<float> all = MemoryMarshal.CreateSpan(ref panels, PanelLength(channels, samples));
        for (int tile = begin * tilesPerGroup; tile < end * tilesPerGroup; tile++)
        {
            int offset = (tile / tilesPerGroup * stride) + (tile % tilesPerGroup * size);
            ReadOnlySpan<float> values = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, offset), size);
            ToPanels(values, all, channels, tile, samples);
        }
    }

    /// <summary>
    /// Copies one sample into its place in the panels; the unused channels of the last panel become 0.
    /// </summary>
    /// <param name="row">[channels]</param>
    /// <param name="panels">[ceil(channels / 32), samples, 32]; one sample is written.</param>
    /// <param name="channels">Numbers per sample; positive.</param>
    /// <param name="sample">Which sample, in [0, samples).</param>
    /// <param name="samples">Capacity in samples; a multiple of 16.</param>
    /// <exception cref="ArgumentException">A buffer is too short or the sample is beyond the capacity.</exception>
    public static void RowsToPanels(ReadOnlySpan<float> row, Span<float> panels, int channels, int sample, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        CheckPanels(panels.Length, channels, samples);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, samples);
        Require(row.Length, channels, nameof(row));
        for (int c = 0; c < channels; c += PanelWidth)
        {
            Span<float> destination = panels.Slice(PanelOffset(c, sample, samples), PanelWidth);
            int width = Math.Min(PanelWidth, channels - c);
            row.Slice(c, width).CopyTo(destination);
            destination[width..].Clear();
        }
    }

    /// <summary>What <see cref="ToLanes"/> does where there are no vectors.</summary>
    internal static void ToLanesScalar(ReadOnlySpan<float> rows, Span<float> tile, int channels)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            for (int c = 0; c < channels; c++)
            {
                tile[(c * Lanes) + lane] = rows[(lane * channels) + c];
            }
        }
    }

    /// <summary>What <see cref="ToPanels"/> does where there are no vectors, from one channel on.</summary>
    internal static void ToPanelsScalar(
        ReadOnlySpan<float> tile, Span<float> panels, int first, int channels, int tileIndex, int samples)
    {
        int end = (channels + PanelWidth - 1) / PanelWidth * PanelWidth;
        for (int c = first; c < end; c++)
        {
            int start = PanelOffset(c, tileIndex * Lanes, samples);
            for (int lane = 0; lane < Lanes; lane++)
            {
                panels[start + (lane * PanelWidth)] = c < channels ? tile[(c * Lanes) + lane] : 0;
            }
        }
    }

    private static int PanelOffset(int channel, int sample, int samples) =>
        (((channel / PanelWidth * samples) + sample) * PanelWidth) + (channel % PanelWidth);

    // 16 rows x 4 channels -> 4 channels x 16 lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourToLanes(ref float rows, ref float tile, int c, int channels)
    {
        for (int lane = 0; lane < Lanes; lane += 4)
        {
            ref float source = ref Unsafe.Add(ref rows, (lane * channels) + c);
            Block(ref source, channels, ref Unsafe.Add(ref tile, (c * Lanes) + lane), Lanes);
        }
    }

    // 4 channels x 16 lanes -> 16 rows of a panel, 4 channels of each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourToRows(ref float tile, ref float panel)
    {
        for (int lane = 0; lane < Lanes; lane += 4)
        {
            Block(ref Unsafe.Add(ref tile, lane), Lanes, ref Unsafe.Add(ref panel, lane * PanelWidth), PanelWidth);
        }
    }

    // 4 x 4 in 128 bits, on every machine: the loads and stores are what takes the time, not the shuffles.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(ref float source, int sourceStride, ref float destination, int destinationStride)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref source);
        Vector128<float> b = Vector128.LoadUnsafe(ref source, (nuint)sourceStride);
        Vector128<float> c = Vector128.LoadUnsafe(ref source, (nuint)(2 * sourceStride));
        Vector128<float> d = Vector128.LoadUnsafe(ref source, (nuint)(3 * sourceStride));
        FourByFour.Transpose(ref a, ref b, ref c, ref d);
        a.StoreUnsafe(ref destination);
        b.StoreUnsafe(ref destination, (nuint)destinationStride);
        c.StoreUnsafe(ref destination, (nuint)(2 * destinationStride));
        d.StoreUnsafe(ref destination, (nuint)(3 * destinationStride));
    }

    private static void CheckPanels(int length, int channels, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        if (samples % Lanes != 0)
        {
            throw new ArgumentException(
                $"A capacity of {samples} samples is not a multiple of {Lanes}.", nameof(samples));
        }

        Require(length, PanelLength(channels, samples), "panels");
    }

    private static void Require(int length, int needed, string buffer)
    {
        if (length < needed)
        {
            throw new ArgumentException($"The buffer has {length} numbers, {needed} are needed.", buffer);
        }
    }
}
