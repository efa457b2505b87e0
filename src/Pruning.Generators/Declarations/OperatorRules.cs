using System.Collections.Generic;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>
/// Which operators make a layer: one of its own, which stands first, and at most one batch normalisation.
/// </summary>
internal static class OperatorRules
{
    public static IEnumerable<Fault> Check(LayerDeclaration layer)
    {
        int own = 0;
        int norms = 0;
        foreach (OperatorDeclaration operation in layer.Operators)
        {
            own += operation.IsOwn ? 1 : 0;
            norms += operation is OperatorDeclaration.BatchNorm ? 1 : 0;
            if (operation.IsOwn && own == 2)
            {
                yield return new Fault(FaultId.LayerWithTwoOperators, layer.Name, [NameOf(operation), layer.Name]);
            }
        }

        if (own == 0)
        {
            yield return new Fault(FaultId.LayerWithoutOperator, layer.Name, [layer.Name]);
        }
        else if (own == 1 && !layer.Operators[0].IsOwn)
        {
            yield return new Fault(
                FaultId.OperatorBeforeOwn,
                layer.Name,
                [NameOf(layer.Operators[0]), layer.Name, NameOf(layer.Own!)]);
        }

        if (norms > 1)
        {
            yield return new Fault(FaultId.LayerNormalisedTwice, layer.Name, [layer.Name]);
        }

        if (layer.Operators.Count > 1
            && layer.Operators[1] is OperatorDeclaration.BatchNorm
            && layer.Operators[0] is { } first
            && HasBias(first))
        {
            const string Why = "the [BatchNorm] behind it subtracts it again with the mean; remove it";
            yield return new Fault(FaultId.SettingHasNoEffect, layer.Name, [NameOf(first), "Bias", layer.Name, Why]);
        }
    }

    private static bool HasBias(OperatorDeclaration operation)
    {
        return operation is OperatorDeclaration.Dense { Bias: true } or OperatorDeclaration.Conv2D { Bias: true };
    }

    private static string NameOf(OperatorDeclaration operation) => operation.GetType().Name;
}
