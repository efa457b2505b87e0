namespace Pruning.Generators.Lowering.Sparse;

/// <summary>
/// The register tiles of <see cref="SparseConvKernel"/>. Sums that begin with a bias have one end. The others are open:
/// training stores them as they are, inference scales, adds and bends them, and both call the same methods, which ask
/// once per filter.
/// </summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Frame">What is read.</param>
/// <param name="HasBias">Whether sums begin with b.</param>
/// <param name="Activation">f; for open tiles the one that they can apply.</param>
/// <param name="Wide">The tiles with AVX-512.</param>
/// <param name="Narrow">The tiles without.</param>
internal sealed record SparseConvTiles(
    ConvGeometry Conv,
    FramePlan Frame,
    bool HasBias,
    Epilogue Activation,
    SparseTiling Wide,
    SparseTiling Narrow)
    : Kernel("ConvSparse" + Conv.Suffix + (HasBias ? "" : "_Open") + Activation.Suffix + "_Tile")
{
    public static SparseConvTiles For(ConvGeometry conv, FramePlan frame, SampleEnd end)
    {
        bool hasBias = end.BeginsWithBias;
        bool isOpen = !hasBias && end.Activation.Kind == EpilogueKind.None;
        return new SparseConvTiles(
            conv,
            frame,
            hasBias,
            isOpen ? new Epilogue(EpilogueKind.Relu) : end.Activation,
            SparseTiling.For(conv.OutputHeight, conv.OutputWidth, RegisterFile.Wide),
            SparseTiling.For(conv.OutputHeight, conv.OutputWidth, RegisterFile.Narrow));
    }
}
