using System.Collections.Generic;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Shapes;
using Xunit;

namespace Pruning.Generators.Tests.Shapes;

/// <summary>
/// Sizes at and far beyond what is supported: each is a fault or a shape that later stages can count in int, and none
/// an exception.
/// </summary>
public class AbsurdSizeTests
{
    private static readonly Gen<int> Size = OneOf(
        1, 2, 3, 7, 16, 1000, 4096, 65535, 65536, 1 << 20, 1 << 26, 1 << 28, int.MaxValue);

    private static readonly Gen<int> Window = OneOf(1, 2, 3, 5, 100, 4096, 65535);

    private static readonly Gen<OperatorDeclaration> Own = Gen.OneOf(
        Size.Select(units => (OperatorDeclaration)new OperatorDeclaration.Dense(units)),
        Gen.Select(Size, Window, Window, Window, Size, (filters, kernel, stride, padding, groups) =>
            (OperatorDeclaration)new OperatorDeclaration.Conv2D(
                filters, kernel, stride, padding % kernel, filters % groups == 0 ? groups : 1)));

    private static readonly Gen<OperatorDeclaration> Following = Gen.OneOf(
        Gen.Const((OperatorDeclaration)new OperatorDeclaration.BatchNorm()),
        Gen.Const((OperatorDeclaration)new OperatorDeclaration.Flatten()),
        Gen.Select(Window, Window, Window, (kernel, stride, padding) =>
            (OperatorDeclaration)new OperatorDeclaration.MaxPool(kernel, stride, padding % ((kernel / 2) + 1))),
        Gen.Select(Window, Window, Window, (kernel, stride, padding) =>
            (OperatorDeclaration)new OperatorDeclaration.AveragePool(kernel, stride, padding % ((kernel / 2) + 1))));

    private static readonly Gen<NetworkDeclaration> Networks = Gen.Select(
        Gen.Select(Size, Size, Size),
        Own,
        Following,
        OneOf(Vocabulary.Shortcut.Pad, Vocabulary.Shortcut.Projection),
        OneOf(1, 40, TrainRules.LargestBatch),
        Build);

    [Fact]
    public void Check_AnySizes_IsAFaultOrAShapeThatFits()
    {
        Networks.Sample(
            network =>
            {
                Result<CheckedNetwork> result = NetworkCompiler.Check(
                    new CompilerInput(network, new CompilationFacts(1400)));
                Assert.True(result.Succeeded || result.Faults.Count > 0);
                if (result.Value is not { } value)
                {
                    return;
                }

                Assert.All(value.Graph.Shapes, shape => Assert.InRange(shape.Size, 1, ShapeInference.Limit));
                long floats = ArenaBound.Floats(value.Graph, network.Train.BatchSize, network);
                Assert.InRange(floats, 1, ArenaBound.Limit);
            },
            iter: 3000);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static NetworkDeclaration Build(
        (int Channels, int Height, int Width) input,
        OperatorDeclaration own,
        OperatorDeclaration following,
        Vocabulary.Shortcut shortcut,
        int batch)
    {
        List<LayerDeclaration> layers =
        [
            Layer("A", own is OperatorDeclaration.Dense ? KnownNames.DenseType : KnownNames.Conv2DType, own, following),
            Layer("Sum", KnownNames.JoinType, new OperatorDeclaration.Add(["x"], shortcut)),
            Layer("Logits", KnownNames.DenseType, new OperatorDeclaration.Dense(2)),
        ];
        return new NetworkDeclaration(
            "Examples",
            "Net",
            ClassForm.Partial,
            [input.Channels, input.Height, input.Width],
            Vocabulary.Loss.SoftmaxCrossEntropy,
            new TrainDeclaration(BatchSize: batch),
            null,
            [],
            [],
            layers.ToEquatableArray());
    }

    private static LayerDeclaration Layer(string name, string type, params OperatorDeclaration[] operators)
    {
        return new LayerDeclaration(
            name, type, PropertyForm.Completable, "public", operators.ToEquatableArray(), false, [], []);
    }
}
