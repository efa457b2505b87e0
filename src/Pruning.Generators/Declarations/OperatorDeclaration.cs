using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>One operator attribute of a layer.</summary>
internal abstract record OperatorDeclaration
{
    private OperatorDeclaration()
    {
    }

    /// <summary>Whether it makes a layer: every layer has exactly one such operator, and it stands first.</summary>
    public bool IsOwn => this is Dense or Conv2D or Add or Concat or Repeat;

    /// <summary>The layer that it reads in place of the one above, or null.</summary>
    public string? Source => this switch
    {
        Dense dense => dense.From,
        Conv2D conv => conv.From,
        Add add => add.From,
        Concat concat => concat.From,
        Repeat repeat => repeat.From,
        _ => null,
    };

    /// <summary>The layers that it joins with the one it reads.</summary>
    public EquatableArray<string> Joined => this switch
    {
        Add add => add.Layers,
        Concat concat => concat.Layers,
        _ => [],
    };

    /// <summary>The same operator, reading other layers.</summary>
    public OperatorDeclaration Reading(string? source, EquatableArray<string> joined) => this switch
    {
        Dense dense => dense with { From = source },
        Conv2D conv => conv with { From = source },
        Add add => add with { Layers = joined, From = source },
        Concat concat => concat with { Layers = joined, From = source },
        Repeat repeat => repeat with { From = source },
        _ => this,
    };

    /// <summary>Bias is null where it is not written.</summary>
    internal sealed record Dense(
        int Units, bool? Bias = null, Initializer Initializer = Initializer.HeNormal, string? From = null)
        : OperatorDeclaration;

    internal sealed record Conv2D(
        int Filters,
        int Kernel = 3,
        int Stride = 1,
        int Padding = 0,
        int Groups = 1,
        bool? Bias = null,
        Initializer Initializer = Initializer.HeNormal,
        string? From = null)
        : OperatorDeclaration;

    internal sealed record Add(
        EquatableArray<string> Layers, Shortcut Shortcut = Shortcut.Identity, string? From = null)
        : OperatorDeclaration
    {
        /// <summary>The projections that it has whatever the shapes: those of the network that a smaller one is made
        /// from. Otherwise one is made where shapes differ.</summary>
        public EquatableArray<string> Projections { get; init; }
    }

    internal sealed record Concat(EquatableArray<string> Layers, string? From = null) : OperatorDeclaration;

    /// <summary>
    /// Copies of a block. Type is the C# text of its class; Block is null where no block can be read from it, and Kind
    /// says why.
    /// </summary>
    internal sealed record Repeat(
        string Type,
        RepeatedKind Kind,
        BlockDeclaration? Block,
        int Count,
        int Width = 0,
        int Stride = 1,
        string? From = null)
        : OperatorDeclaration;

    internal sealed record BatchNorm(double Momentum = 0.1, double Epsilon = 1e-5) : OperatorDeclaration;

    internal sealed record MaxPool(int Kernel, int Stride = 0, int Padding = 0) : OperatorDeclaration;

    internal sealed record AveragePool(int Kernel, int Stride = 0, int Padding = 0) : OperatorDeclaration;

    internal sealed record GlobalAveragePool : OperatorDeclaration;

    internal sealed record Flatten : OperatorDeclaration;

    internal sealed record Relu(double Threshold = 0) : OperatorDeclaration;

    internal sealed record LeakyRelu(double Slope = 0.01) : OperatorDeclaration;

    internal sealed record Sigmoid : OperatorDeclaration;

    internal sealed record Tanh : OperatorDeclaration;

    internal sealed record Gelu : OperatorDeclaration;

    internal sealed record Dropout(double Rate) : OperatorDeclaration;
}
