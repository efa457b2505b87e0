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
        Result<NetworkGraph> graph = GraphBuilder.Build(network);
        faults.AddRange(graph.Faults);

        // A size that is not positive has been reported; everything computed from it would only repeat that.
        bool sized = !faults.Exists(fault => fault.Id is FaultId.InputNotPositive or FaultId.UnitsNotPositive);
        Result<ShapedGraph> shaped = sized ? graph.Then(ShapeInference.Infer) : default;
        faults.AddRange(sized && graph.Succeeded ? shaped.Faults : []);
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
