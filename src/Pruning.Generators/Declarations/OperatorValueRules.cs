using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>The values of operators, as far as each can be wrong on its own.</summary>
internal static class OperatorValueRules
{
    /// <summary>The most copies of a block in one place.</summary>
    public const int MostCopies = 1000;

    private const string Positive = "1 or more";
    private const string NotNegative = "0 or more";

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
                ("Kernel", conv.Kernel, conv.Kernel >= 1, Positive),
                ("Stride", conv.Stride, conv.Stride >= 1, Positive),
                ("Padding", conv.Padding, conv.Padding >= 0, NotNegative),
                ("Padding", conv.Padding, conv.Padding <= 0 || conv.Padding < conv.Kernel, "less than Kernel, "
                    + Invariant.Text(conv.Kernel)),
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
                ("Stride", repeat.Stride, repeat.Stride >= 1, Positive),
            ],
            _ => [],
        };
    }

    // A pool whose stride is 0 moves by its kernel.
    private static (string Name, double Value, bool Holds, string Allowed)[] Window(
        int kernel, int stride, int padding)
    {
        return
        [
            ("Kernel", kernel, kernel >= 1, Positive),
            ("Stride", stride, stride >= 0, NotNegative),
            ("Padding", padding, padding >= 0, NotNegative),
            ("Padding", padding, padding <= 0 || padding <= kernel / 2, "at most half of Kernel, "
                + Invariant.Text(kernel / 2)),
        ];
    }

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
