namespace Pruning.Generators.Lowering;

/// <summary>The functions that can be fused into the end of a kernel.</summary>
internal enum EpilogueKind
{
    None,
    Relu,
    LeakyRelu,
}
