using System;
using System.Linq;
using Pruning.Generators.Lowering;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Lowering;

/// <summary>Networks that compute or learn otherwise have other fingerprints.</summary>
public sealed class FingerprintTests
{
    private const string Plain =
        """
        [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu] public partial Conv2D A { get; }
        [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Relu] public partial Conv2D B { get; }
        [Add(nameof(A)), Relu, MaxPool(2)] public partial Join Sum { get; }
        [Dense(4)] public partial Dense Logits { get; }
        """;

    [Fact]
    public void Architecture_OfAResidualNetwork_IsThis()
    {
        Assert.Equal(
            "4x8x8; A: Conv2D(4, 3, 1, 1, 1, no bias) BatchNorm(1E-05) Relu; "
            + "B: Conv2D(4, 3, 1, 1, 1, no bias) BatchNorm(1E-05) Relu; "
            + "Sum: Add from B.Relu, A.Relu Relu MaxPool(2, 2, 0); Logits: Dense(4); SoftmaxCrossEntropy",
            Fingerprint.Architecture(Checked(Plain)));
    }

    [Theory]
    [InlineData("Conv2D(4, Kernel = 3, Padding = 1)", "Conv2D(4, Kernel = 1)")]
    [InlineData("Conv2D(4, Kernel = 3, Padding = 1)", "Conv2D(4, Kernel = 3, Padding = 1, Groups = 2)")]
    [InlineData("Conv2D(4, Kernel = 3, Padding = 1)", "Conv2D(4, Kernel = 3, Padding = 1, Bias = true)")]
    [InlineData("MaxPool(2)", "MaxPool(2), Flatten")]
    [InlineData("Relu] public partial Conv2D B", "Tanh] public partial Conv2D B")]
    [InlineData("BatchNorm", "BatchNorm(Epsilon = 1e-3)")]
    [InlineData(", BatchNorm", "")]
    [InlineData("Add(nameof(A))", "Add(\"x\")")]
    [InlineData("Add(nameof(A))", "Add(nameof(A), \"x\")")]
    [InlineData("Add(nameof(A))", "Concat(nameof(A))")]
    [InlineData("MaxPool(2)", "AveragePool(2)")]
    [InlineData("MaxPool(2)", "MaxPool(2, Stride = 1)")]
    [InlineData("MaxPool(2)", "MaxPool(3, Stride = 2, Padding = 1)")]
    [InlineData("MaxPool(2)", "GlobalAveragePool")]
    public void Architecture_OfAnotherNetwork_Differs(string written, string other)
    {
        CheckedNetwork network = Checked(Plain.Replace(written, other));

        Assert.NotEqual(Fingerprint.Architecture(Checked(Plain)), Fingerprint.Architecture(network));
    }

    [Fact]
    public void Architecture_OfALayerThatReadsAnother_Differs()
    {
        const string FromAbove = "Padding = 1), BatchNorm, Relu] public partial Conv2D B";
        const string FromSamples = "Padding = 1, From = Block.Input), BatchNorm, Relu] public partial Conv2D B";

        Assert.Contains(
            "B: Conv2D(4, 3, 1, 1, 1, no bias) from x BatchNorm(1E-05)",
            Fingerprint.Architecture(Checked(Plain.Replace(FromAbove, FromSamples))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Relu, MaxPool", "Relu, Dropout(0.5), MaxPool")]
    [InlineData("BatchNorm", "BatchNorm(Momentum = 0.5)")]
    public void Architecture_OfWhatOnlyTrainingSees_IsTheSameButTheRecipeDiffers(string written, string other)
    {
        CheckedNetwork plain = Checked(Plain);
        CheckedNetwork changed = Checked(Plain.Replace(written, other));

        Assert.Equal(Fingerprint.Architecture(plain), Fingerprint.Architecture(changed));
        Assert.NotEqual(Fingerprint.Recipe(plain), Fingerprint.Recipe(changed));
    }

    [Fact]
    public void Architecture_OfShortcuts_TellsPaddingFromProjection()
    {
        string[] architectures =
        [
            .. new[] { "Pad", "Projection" }.Select(shortcut => Fingerprint.Architecture(Checked(
                $$"""
                [Conv2D(8, Kernel = 3, Stride = 2, Padding = 1)] public partial Conv2D A { get; }
                [Add("x", Shortcut = Shortcut.{{shortcut}})] public partial Join Sum { get; }
                [Dense(4)] public partial Dense Logits { get; }
                """))),
        ];

        Assert.Equal(
            [
                "4x8x8; A: Conv2D(8, 3, 2, 1, 1); Sum: Subsample(8, 2) from x Add from A, Sum.Shortcut; "
                + "Logits: Dense(4); SoftmaxCrossEntropy",
                "4x8x8; A: Conv2D(8, 3, 2, 1, 1); "
                + "Sum_Projection: Conv2D(8, 1, 2, 0, 1, no bias) from x BatchNorm(1E-05); "
                + "Sum: Add from A, Sum_Projection.BatchNorm; Logits: Dense(4); SoftmaxCrossEntropy",
            ],
            architectures);
    }

    private static CheckedNetwork Checked(string layers)
    {
        CheckedNetwork? network = Declared.Check(Source(layers)).Value;
        Assert.NotNull(network);
        return network;
    }

    private static string Source(string layers) =>
        "[Network(4, 8, 8)] public partial class Net\n{\n" + layers + "\n}";
}
