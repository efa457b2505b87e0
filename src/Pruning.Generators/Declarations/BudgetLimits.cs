using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;

namespace Pruning.Generators.Declarations;

/// <summary>What can be wrong with a budget as it is written.</summary>
internal static class BudgetLimits
{
    public static IEnumerable<Fault> Check(NetworkDeclaration network)
    {
        if (network.Budget is not { } budget)
        {
            yield break;
        }

        (string Name, long Value)[] limits =
        [
            ("MaxMacs", budget.MaxMacs),
            ("MaxParameters", budget.MaxParameters),
            ("MaxBytes", budget.MaxBytes),
        ];
        foreach ((string name, long value) in limits.Where(limit => limit.Value < 0))
        {
            yield return new Fault(FaultId.BudgetNegative, "", [name, network.Name, Invariant.Text(value)]);
        }

        bool isUnreadable = network.Unreadable.Contains(new AttributeSite("", "Budget"));
        if (limits.All(limit => limit.Value == 0) && !isUnreadable)
        {
            yield return new Fault(FaultId.BudgetWithoutLimit, "", [network.Name]);
        }
    }
}
