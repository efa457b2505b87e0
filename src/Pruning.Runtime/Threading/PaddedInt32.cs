using System.Runtime.InteropServices;

namespace Pruning.Threading;

/// <summary>An integer alone on its cache line (two lines on either side, because lines are prefetched in
/// pairs).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedInt32
{
    [FieldOffset(128)]
    public int Value;
}
