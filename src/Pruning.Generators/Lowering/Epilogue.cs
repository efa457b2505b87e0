using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>
/// What a kernel does to a finished register tile before it stores it. Only functions of a few instructions are fused;
/// the others run as a pass of their own.
/// </summary>
/// <param name="Kind">Which function.</param>
/// <param name="Slope">The slope of a leaky ReLU; 0 otherwise.</param>
internal sealed record Epilogue(EpilogueKind Kind, double Slope = 0)
{
    public static Epilogue None { get; } = new(EpilogueKind.None);

    /// <summary>The epilogue that does what the node does, or none.</summary>
    public static Epilogue Of(Node node) => node switch
    {
        Relu => new Epilogue(EpilogueKind.Relu),
        LeakyRelu leaky => new Epilogue(EpilogueKind.LeakyRelu, leaky.Slope),
        _ => None,
    };

    /// <summary>What it adds to the name of a kernel: "_Relu".</summary>
    public string Suffix => Kind == EpilogueKind.None ? "" : "_" + Kind + NumberSuffix.Of(Slope);
}
