using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Budgets;
using Pruning.Generators.Common;
using Pruning.Generators.Compaction;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;

namespace Pruning.Generators;

/// <summary>
/// The pure middle of the generator: what it computes depends on its input alone. The analyzer runs the same code.
/// </summary>
internal static class NetworkCompiler
{
    /// <summary>Stages 2 to 4.</summary>
    public static CompiledNetwork Compile(CompilerInput input)
    {
        if (Check(input).Value is not { } network)
        {
            return new CompiledNetwork(input, null);
        }

        KeptChannels? kept = KeptChannels.Of(network);
        KernelPlan plan = Lowerer.Lower(network, isTimed: kept is not null);
        if (kept is null)
        {
            return new CompiledNetwork(input, plan);
        }

        CheckedNetwork compact = Recheck(CompactDeclaration.Of(network, kept));
        return new CompiledNetwork(
            input, plan with { Channels = network.Dependencies.Groups, KeptChannels = kept.Counts })
        {
            Compact = Lowerer.Lower(compact, isTimed: true),
        };
    }

    /// <summary>
    /// Stages 2 to 3: everything that can be wrong with a declaration. All faults that do not follow from each other
    /// come at once. A value with faults is a network with warnings: no fault of a value is an error.
    /// </summary>
    public static Result<CheckedNetwork> Check(CompilerInput input)
    {
        NetworkDeclaration written = input.Network;
        EquatableArray<Fault> policies = PolicyRules.Check(written);
        List<Fault> faults =
        [
            .. DeclarationRules.Check(written, input.Facts),
            .. BudgetLimits.Check(written),
            .. CheckBlocks(input),
            .. policies,
        ];
        if (!faults.Exists(FaultConsequences.HidesGraph))
        {
            // Names are checked as they are written, before a layer that repeats a block is many.
            faults.AddRange(LayerOrder.Sort(written.Layers).Faults);
        }

        return faults.Exists(FaultConsequences.HidesExpansion)
            ? Failure(faults)
            : CheckBudget(
                written, CheckLayers(BlockExpansion.Expand(written), faults, !policies.Any(Descriptors.IsError)));
    }

    private static Result<CheckedNetwork> CheckBudget(NetworkDeclaration written, Result<CheckedNetwork> whole)
    {
        if (whole.Value is not { Declaration.Budget: not null } network)
        {
            return whole;
        }

        List<Fault> faults = [.. whole.Faults, .. BudgetRules.Check(network, AtRate)];
        return faults.Exists(Descriptors.IsError)
            ? Failure(faults)
            : new Result<CheckedNetwork>(network, faults.ToEquatableArray());

        CheckedNetwork? AtRate(double rate) => CheckLayers(
            BlockExpansion.Expand(written with { Prune = [written.Prune[0] with { Rate = rate }] }), [], true).Value;
    }

    // What is made from a network without errors has none.
    private static CheckedNetwork Recheck(NetworkDeclaration network) =>
        CheckLayers(network, [], canPlan: true).Value
        ?? throw new InvalidOperationException("What is left of " + network.Outer + " is no network.");

    // Behind expansion: every layer is a plain one. Faults of one that was expanded are those of its property.
    private static Result<CheckedNetwork> CheckLayers(NetworkDeclaration network, List<Fault> faults, bool canPlan)
    {
        faults.AddRange(CheckStages(network, faults));
        faults.AddRange(GateRules.CheckNetwork(network).Select(fault => AtProperty(fault, network)));
        if (faults.Exists(FaultConsequences.HidesShapes))
        {
            return Failure(faults);
        }

        Result<ShapedGraph> shaped = GraphBuilder.Build(network).Then(ShapeInference.Infer);
        faults.AddRange(shaped.Faults.Select(fault => AtProperty(fault, network)));
        if (shaped.Value is null)
        {
            return Failure(faults);
        }

        faults.AddRange(ArenaBound.Check(network, shaped.Value));
        DependencyGraph dependencies = DependencyGroups.Find(shaped.Value);
        Result<PruningPlan> plan = canPlan
            ? PruningPlanner.Plan(network, shaped.Value, dependencies)
            : Result<PruningPlan>.Failure([]);
        faults.AddRange(plan.Faults.Select(fault => AtProperty(fault, network)));
        if (plan.Value is null || faults.Exists(Descriptors.IsError))
        {
            return Failure(faults);
        }

        CheckedNetwork whole = new(network, shaped.Value, dependencies, plan.Value);
        return new Result<CheckedNetwork>(whole, faults.Distinct().ToEquatableArray());
    }

    // A block with errors is reported where it stands; once for each block, a network says that it needs it.
    private static IEnumerable<Fault> CheckBlocks(CompilerInput input)
    {
        HashSet<string> seen = [];
        foreach (LayerDeclaration layer in input.Network.Layers)
        {
            if (layer.Own is OperatorDeclaration.Repeat { Block: { } block } repeat
                && seen.Add(repeat.Type)
                && BlockCompiler.Check(new BlockInput(block, input.Facts)).Any(IsOfTheBlock))
            {
                yield return new Fault(FaultId.BlockFaulty, layer.Name, [layer.Name, block.Name]);
            }
        }
    }

    private static bool IsOfTheBlock(Fault fault)
    {
        return fault.Id != FaultId.LanguageVersionTooLow && Descriptors.IsError(fault);
    }

    // What a block by itself could not tell: its sizes, and what stands behind [Repeat].
    private static List<Fault> CheckStages(NetworkDeclaration network, List<Fault> written)
    {
        return network.Layers
            .Where(layer => layer.Stage.Length > 0)
            .SelectMany(layer =>
                OperatorRules.Check(layer).Concat(OperatorValueRules.Check(layer)).Concat(GateRules.Check(layer)))
            .Where(Descriptors.IsError)
            .Select(fault => AtProperty(fault, network))
            .Where(fault => !written.Exists(known => known.Id == fault.Id && known.Member == fault.Member))
            .ToList();
    }

    // The property where the layer of a fault is declared: that of a stage, or of the sum whose projection it is.
    private static Fault AtProperty(Fault fault, NetworkDeclaration network)
    {
        if (fault.Member.Length == 0 || network.Stages.Any(stage => stage.Name == fault.Member))
        {
            return fault;
        }

        LayerDeclaration owner = LayerOwner.Of(network, fault.Member);
        return fault with { Member = owner.Stage.Length > 0 ? owner.Stage : owner.Name };
    }

    private static Result<CheckedNetwork> Failure(List<Fault> faults)
    {
        return Result<CheckedNetwork>.Failure(faults.Distinct().ToEquatableArray());
    }
}
