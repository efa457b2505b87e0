using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Compaction;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the public surface of a declaration with faults, so that its user sees the error of the declaration and not
/// one for each use of a member. Nothing in it can be reached: the constructor throws.
/// </summary>
internal static class FaultySurfaceEmitter
{
    private const string Advice =
        "The declaration of this network has errors; see the PRN diagnostics of the build.";

    private const string Step = "ref float arena, global::Pruning.Execution.StepState step";

    private static readonly string[] Passes =
    [
        $"TrainGroups(int stretch, {Step}, int worker, int begin, int end)",
        $"UpdateRows({Step}, int worker, int workers)",
        $"InferGroups(int stretch, {Step}, int worker, int begin, int end)",
        $"PredictSample({Step})",
    ];

    public static string Emit(NetworkDeclaration network)
    {
        SourceWriter writer = new();
        SurfaceEmitter.Begin(writer, network);
        bool hasSmaller = network.RemovesUnits && (network.Form & ClassForm.CompactionTaken) == 0;
        NetworkDeclaration smaller = network with { Name = CompactDeclaration.ClassName, Outer = network.Name };
        using (writer.Block($"partial class {Identifier.Of(network.Name)} : global::Pruning.Network"))
        {
            Members(writer, network);
            if (hasSmaller)
            {
                writer.Line();
                using (writer.Block($"public sealed class {smaller.Name} : global::Pruning.Network"))
                {
                    Members(writer, smaller);
                }
            }
        }

        if (hasSmaller)
        {
            CompactionTemplate.Write(writer, smaller, isFaulty: true);
        }

        return writer.ToString();
    }

    private static void Members(SourceWriter writer, NetworkDeclaration network)
    {
        SurfaceEmitter.Constructor(writer, network, "base(Plan, seed, threads)", []);
        HashSet<string> names = [];
        foreach (LayerDeclaration layer in network.Layers)
        {
            if (LayerRules.CanBeCompleted(layer) && names.Add(layer.Name))
            {
                writer.Line();
                string property = SurfaceEmitter.Property(network, layer.Accessibility, layer.Type, layer.Name);
                writer.Lines($"{property} => throw null!;");
            }
        }

        writer.Line();
        writer.Lines(
            $"""
            private static global::Pruning.Plans.NetworkPlan Plan =>
                throw new global::System.InvalidOperationException({Literal.Of(Advice)});
            """);
        foreach (string pass in Passes)
        {
            writer.Line();
            writer.Lines($"/// <inheritdoc/>\nprotected override void {pass} => throw null!;");
        }
    }
}
