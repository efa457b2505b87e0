using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
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
        Result<CheckedNetwork> network = Check(input);
        return new CompiledNetwork(
            input,
            network.Value is null ? null : Lowerer.Lower(network.Value));
    }

    /// <summary>
    /// Stages 2 to 3: everything that can be wrong with a declaration. All faults that do not follow from each other
    /// come at once. A value with faults is a network with warnings: no fault of a value is an error.
    /// </summary>
    public static Result<CheckedNetwork> Check(CompilerInput input)
    {
        NetworkDeclaration network = input.Network;
        List<Fault> faults = [.. DeclarationRules.Check(input)];
        Result<NetworkGraph> graph = faults.Exists(HidesGraph)
            ? Result<NetworkGraph>.Failure([])
            : GraphBuilder.Build(network);
        faults.AddRange(graph.Faults);
        Result<ShapedGraph> shaped = faults.Exists(HidesShapes)
            ? Result<ShapedGraph>.Failure([])
            : graph.Then(ShapeInference.Infer);
        faults.AddRange(graph.Succeeded ? shaped.Faults : []);
        if (shaped.Value is null)
        {
            faults.AddRange(PolicyRules.Check(network));
            return Result<CheckedNetwork>.Failure(Distinct(faults));
        }

        faults.AddRange(ArenaBound.Check(network, shaped.Value));
        Result<PruningPlan> plan = PruningPlanner.Plan(network, shaped.Value);
        faults.AddRange(plan.Faults);
        return plan.Value is null || faults.Exists(Descriptors.IsError)
            ? Result<CheckedNetwork>.Failure(Distinct(faults))
            : new Result<CheckedNetwork>(new CheckedNetwork(network, shaped.Value, plan.Value), Distinct(faults));
    }

    // Layers that are not what they should be, and values that cannot be read, have been reported; all that follows
    // from them would only repeat that.
    private static bool HidesGraph(Fault fault)
    {
        return fault.Id
            is FaultId.LayerWithoutOperator or FaultId.LayerWithTwoOperators or FaultId.OperatorBeforeOwn
            || (fault.Id == FaultId.ArgumentsUnreadable && fault.Member.Length > 0);
    }

    // As little can be said of sizes that follow from one that is not positive.
    private static bool HidesShapes(Fault fault)
    {
        return fault.Id is FaultId.InputNotPositive or FaultId.UnitsNotPositive or FaultId.OperatorValueOutOfRange
            || (fault.Id == FaultId.ArgumentsUnreadable && fault.Arguments[0] == "Network");
    }

    // A reserved name can be found by more than one stage.
    private static EquatableArray<Fault> Distinct(List<Fault> faults)
    {
        List<Fault> once = [];
        foreach (Fault fault in faults)
        {
            if (!once.Contains(fault))
            {
                once.Add(fault);
            }
        }

        return once.ToEquatableArray();
    }
}
