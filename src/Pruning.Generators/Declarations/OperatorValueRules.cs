using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>The values of operators, as far as each can be wrong on its own.</summary>
internal static class OperatorValueRules
{
    /// <summary>The most copies of a block in one place.</summary>
    public const int MostCopies = 1000;

    /// <summary>The largest kernel, stride and padding: more than any image that is supported has rows.</summary>
    public const int LargestWindow = 65535;

    private const string Positive = "1 or more";
    private const string FromOne = "from 1 to 65535";

    public static IEnumerable<Fault> Check(LayerDeclaration layer)
    {
        foreach (OperatorDeclaration operation in layer.Operators)
        {
            switch (operation)
            {
                case OperatorDeclaration.Dense { Units: < 1 and not BlockArguments.Stride } dense:
                    yield return new Fault(
                        FaultId.UnitsNotPositive, layer.Name, [layer.Name, Invariant.Text(dense.Units)]);
                    break;
                case OperatorDeclaration.LeakyRelu leaky when !Numbers.IsInsideUnit(leaky.Slope):
                    yield return new Fault(
                        FaultId.SlopeOutOfRange, layer.Name, [layer.Name, Invariant.Text(leaky.Slope)]);
                    break;
                case OperatorDeclaration.Relu relu when !Numbers.IsNotNegative(relu.Threshold):
                    yield return new Fault(
                        FaultId.ThresholdOutOfRange, layer.Name, [layer.Name, Invariant.Text(relu.Threshold)]);
                    break;
                case OperatorDeclaration.Dropout dropout when !Numbers.IsFraction(dropout.Rate):
                    yield return new Fault(
                        FaultId.DropoutOutOfRange, layer.Name, [layer.Name, Invariant.Text(dropout.Rate)]);
                    break;
            }

            string attribute = operation.GetType().Name;
            foreach ((string name, double value, bool holds, string allowed) in ValuesOf(operation))
            {
                if (value == BlockArguments.Stride)
                {
                    yield return new Fault(FaultId.BlockStrideMisplaced, layer.Name, [attribute, layer.Name, name]);
                }
                else if (!holds)
                {
                    yield return new Fault(
                        FaultId.OperatorValueOutOfRange,
                        layer.Name,
                        [attribute, layer.Name, name, Invariant.Text(value), allowed]);
                }
            }

            if (EnumOf(operation) is { } choice && EnumRules.IsUndefined(choice))
            {
                yield return EnumRules.Fault(layer.Name, attribute, choice);
            }
        }
    }

    private static (string Name, double Value, bool Holds, string Allowed)[] ValuesOf(OperatorDeclaration operation)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense => [("Units", dense.Units, true, "")],
            OperatorDeclaration.Conv2D conv =>
            [
                ("Filters", conv.Filters, conv.Filters >= 1, Positive),
                ("Kernel", conv.Kernel, IsWindow(conv.Kernel, 1), FromOne),
                ("Stride", conv.Stride, IsWindow(conv.Stride, 1), FromOne),
                (
                    "Padding",
                    conv.Padding,
                    conv.Padding == 0 || (conv.Padding > 0 && conv.Padding < conv.Kernel),
                    "0 or more, and less than the kernel, " + Invariant.Text(conv.Kernel)),
                ("Groups", conv.Groups, conv.Groups >= 1, Positive),
            ],
            OperatorDeclaration.MaxPool pool => Window(pool.Kernel, pool.Stride, pool.Padding),
            OperatorDeclaration.AveragePool pool => Window(pool.Kernel, pool.Stride, pool.Padding),
            OperatorDeclaration.BatchNorm norm =>
            [
                ("Momentum", norm.Momentum, Numbers.IsFactor(norm.Momentum), "above 0 and at most 1"),
                ("Epsilon", norm.Epsilon, Numbers.IsPositive(norm.Epsilon), "positive and finite"),
            ],
            OperatorDeclaration.Repeat repeat =>
            [
                ("Count", repeat.Count, repeat.Count is >= 1 and <= MostCopies, "from 1 to 1000"),
                (
                    "Width",
                    repeat.Width,
                    repeat.Width is >= 0 and < BlockArguments.LeastMultiple,
                    "from 1 to 65535"),
                ("Stride", repeat.Stride, IsWindow(repeat.Stride, 1), FromOne),
            ],
            _ => [],
        };
    }

    private static (string Name, double Value, bool Holds, string Allowed)[] Window(
        int kernel, int stride, int padding)
    {
        return
        [
            ("Kernel", kernel, IsWindow(kernel, 1), FromOne),
            ("Stride", stride, IsWindow(stride, 0), "from 1 to 65535, or 0 for the kernel"),
            (
                "Padding",
                padding,
                padding == 0 || (padding > 0 && padding <= kernel / 2),
                "0 or more, and at most half of the kernel, " + Invariant.Text(kernel)),
        ];
    }

    private static bool IsWindow(int value, int least) => value >= least && value <= LargestWindow;

    private static System.Enum? EnumOf(OperatorDeclaration operation)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense => dense.Initializer,
            OperatorDeclaration.Conv2D conv => conv.Initializer,
            OperatorDeclaration.Add add => add.Shortcut,
            _ => null,
        };
    }
}
