using System.Collections.Generic;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies.Costs;

/// <summary>What cannot count weights or multiply-adds, because it has to know numbers of members before it sees
/// scores.</summary>
internal static class UnitRules
{
    public static IEnumerable<Fault> Check(PrunableLayer layer, NetworkDeclaration network, bool learns)
    {
        PruneDeclaration policy = layer.Policy;
        string? why = policy switch
        {
            { CountsCosts: false } => null,
            { Granularity: Granularity.Block, Scope: Scope.Output } =>
                "each output loses a number of blocks of its own",
            _ when learns => "learned scores keep a fixed number of weights in every step",
            _ when network.Regrow is not null => "[Regrow] keeps a fixed number of weights",
            _ when policy.Criterion.Has(CriterionTrait.Iterations) =>
                policy.Criterion + " removes a fixed number of members in each of its steps",
            _ => null,
        };
        if (why is not null)
        {
            yield return new Fault(
                FaultId.UnitNotCounted,
                layer.Place,
                [
                    layer.Place.Length > 0 ? layer.Place : network.Name,
                    policy.Unit == RateUnit.Macs ? "multiply-adds" : "weights",
                    why,
                ]);
        }
    }
}
