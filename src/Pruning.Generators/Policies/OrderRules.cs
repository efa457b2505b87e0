using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with a policy because of those before it in the same place.</summary>
internal static class OrderRules
{
    public static IEnumerable<Fault> Check(
        EquatableArray<PruneDeclaration> policies, int index, string member, string name)
    {
        PruneDeclaration policy = policies[index];
        PruneDeclaration[] before = [.. policies.Take(index)];
        if (before.Any(other => IsTheSame(policy, other)))
        {
            string what = policy.Criterion + ", " + policy.Scope + ", " + policy.Granularity;
            yield return new Fault(FaultId.PolicyTwice, member, [name, what]);
        }
        else if (policy.Granularity == Granularity.NofM && before.Length > 0)
        {
            yield return new Fault(
                FaultId.PatternNotFirst, member, [name, Invariant.Text(policy.N), Invariant.Text(policy.M)]);
        }
        else if (before.FirstOrDefault(other => LeavesNothing(other, policy)) is { } enough)
        {
            yield return new Fault(
                FaultId.LaterPolicyRemovesNothing,
                member,
                [name, Invariant.Text(policy.FinalRate), Invariant.Text(enough.FinalRate)]);
        }
    }

    private static bool IsTheSame(PruneDeclaration policy, PruneDeclaration other) =>
        (policy.Criterion, policy.Scope, policy.Granularity) == (other.Criterion, other.Scope, other.Granularity)
        && (policy.Granularity != Granularity.NofM || (policy.N, policy.M) == (other.N, other.M))
        && BlockOf(policy) == BlockOf(other);

    // Whether the earlier policy is sure to have removed what the later one asks for. One that compares layers may take
    // less from one of them than its rate, which a later one by layers then takes.
    private static bool LeavesNothing(PruneDeclaration earlier, PruneDeclaration later) =>
        (earlier.RemovesUnits, earlier.RemovesChannels) == (later.RemovesUnits, later.RemovesChannels)
        && BlockOf(earlier) == BlockOf(later)
        && later.Unit == earlier.Unit
        && later.RoundTo == earlier.RoundTo
        && later.FinalRate > 0
        && earlier.FinalRate < 1
        && later.FinalRate <= earlier.FinalRate
        && (IsByLayer(earlier) || !IsByLayer(later));

    // A fraction of blocks is not the same fraction of weights, or of other blocks: those at the border are smaller.
    private static (int Rows, int Columns) BlockOf(PruneDeclaration policy) =>
        policy.Granularity == Granularity.Block ? (policy.Rows, policy.Columns) : default;

    private static bool IsByLayer(PruneDeclaration policy) => policy.Scope is Scope.Local or Scope.Output;
}
