using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>
/// What a kernel does to a finished register tile before it stores it. Only functions of a few instructions are fused;
/// the others run as a pass of their own.
/// </summary>
/// <param name="Kind">Which function.</param>
/// <param name="Slope">The slope of a leaky ReLU; 0 otherwise.</param>
/// <param name="Threshold">What a ReLU has to exceed; 0 otherwise.</param>
internal sealed record Epilogue(EpilogueKind Kind, double Slope = 0, double Threshold = 0)
{
    public static Epilogue None { get; } = new(EpilogueKind.None);

    /// <summary>The epilogue that does what the node does, or none.</summary>
    public static Epilogue Of(Node node) => node switch
    {
        Relu relu => new Epilogue(EpilogueKind.Relu, Threshold: relu.Threshold),
        LeakyRelu leaky => new Epilogue(EpilogueKind.LeakyRelu, leaky.Slope),
        _ => None,
    };

    /// <summary>What it adds to the name of a kernel: "_Relu".</summary>
    public string Suffix =>
        Kind == EpilogueKind.None ? "" : "_" + Kind + NumberSuffix.Of(Slope) + NumberSuffix.Of(Threshold);

    /// <summary>Whether its text names what it is applied to more than once.</summary>
    public bool ReadsTwice => Kind == EpilogueKind.LeakyRelu || Threshold != 0;

    /// <summary>The same for its derivative, which reads the sign of the output, whatever the threshold.</summary>
    public Epilogue Derivative => this with { Threshold = 0 };
}
