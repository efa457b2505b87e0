using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>Prints the part of the class that its users see.</summary>
internal static class SurfaceEmitter
{
    private const string StepState = "global::Pruning.Execution.StepState";

    public static string Emit(KernelPlan plan)
    {
        NetworkDeclaration network = plan.Network.Declaration;
        string implementation = "global::" + FileTemplate.NamespaceOf(network);
        SourceWriter writer = new();
        Begin(writer, network);
        if (network.Outer.Length == 0)
        {
            Class(writer, plan, implementation);
            return writer.ToString();
        }

        using (writer.Block($"partial class {Identifier.Of(network.Outer)}"))
        {
            writer.Lines(
                $"""
                /// <summary>
                /// <see cref="{Identifier.Of(network.Outer)}"/> without the channels that its policies remove: a
                /// network of its own, that <see cref="{CompactionTemplate.ClassOf(network)}"/> fills.
                /// </summary>
                """);
            Class(writer, plan, implementation);
        }

        CompactionTemplate.Write(writer, network);
        return writer.ToString();
    }

    private static void Class(SourceWriter writer, KernelPlan plan, string implementation)
    {
        NetworkDeclaration network = plan.Network.Declaration;
        writer.Lines("/// <remarks>");
        Table(writer, plan.LayerTable);
        if (plan.ChannelTable.Count > 0)
        {
            writer.Lines("/// A smaller network lacks a channel of a group in all places of the group:");
            Table(writer, plan.ChannelTable);
        }

        writer.Lines(
            $"""
            /// {plan.Activations.Describe(network.Train.BatchSize)}
            /// One arena of {Literal.Of(plan.Arena.Length)} floats holds everything; a step allocates nothing.
            /// </remarks>
            """);
        writer.Lines("[global::System.CodeDom.Compiler.GeneratedCode(\"Pruning.Generators\", \"1.0\")]");
        string modifiers = network.Outer.Length == 0 ? "" : "public sealed ";
        using (writer.Block($"{modifiers}partial class {Identifier.Of(network.Name)} : global::Pruning.Network"))
        {
            StageFields(writer, plan);
            Constructor(writer, network, "base(Plan, seed, threads)", plan.Stages.Select(Assignment));
            foreach (PropertyPlan property in plan.Properties)
            {
                string type = "global::Pruning." + property.Type;
                Property(writer, network, property.Accessibility, type, property.Name, Access(property));
            }

            foreach (StagePlan stage in plan.Stages)
            {
                string type = KnownNames.StageType(stage.Block);
                Property(writer, network, stage.Accessibility, type, stage.Name, ReservedNames.FieldOf(stage.Name));
            }

            writer.Line();
            StretchesEmitter.Write(writer, plan, implementation);
            writer.Lines(
                $$"""
                /// <inheritdoc/>
                protected override void UpdateRows(ref float arena, {{StepState}} step, int worker, int workers) =>
                    {{implementation}}.Backward.Update(ref arena, step, worker, workers);

                /// <inheritdoc/>
                protected override void PredictSample(ref float arena, {{StepState}} step) =>
                    {{implementation}}.Forward.Predict(ref arena, step);

                """);
            NetworkPlanEmitter.Emit(writer, plan, implementation);
        }
    }

    /// <summary>Header and namespace of a file that completes the user's class.</summary>
    public static void Begin(SourceWriter writer, ClassDeclaration declaration)
    {
        writer.Lines(FileTemplate.Header);
        writer.Line();
        if (declaration.Namespace.Length > 0)
        {
            writer.Lines($"namespace {Identifier.OfQualified(declaration.Namespace)};");
            writer.Line();
        }
    }

    /// <summary>The property of a layer, up to its body.</summary>
    public static string Property(string accessibility, string type, string name) =>
        $"{accessibility} partial {type} {Identifier.Of(name)}".TrimStart();

    /// <summary>The same in a network: the user declares those of the class, but none of a smaller network.</summary>
    public static string Property(NetworkDeclaration network, string accessibility, string type, string name) =>
        network.Outer.Length == 0
            ? Property(accessibility, type, name)
            : $"{InSealedClass(accessibility)} {type} {Identifier.Of(name)}".TrimStart();

    /// <summary>The constructor, with what it calls and what it does.</summary>
    public static void Constructor(
        SourceWriter writer, NetworkDeclaration network, string initializer, IEnumerable<string> statements)
    {
        const string Random = "the initial weights, the order of the samples, dropout and random criteria";
        writer.Lines(
            $$"""
            /// <summary>Creates the network, its initial weights drawn from the seed.</summary>
            /// <param name="seed">Decides {{Random}}.</param>
            /// <param name="threads">Threads that a step uses; 0 for one per core. Results do not depend on it.</param>
            public {{Identifier.Of(network.Name)}}(ulong seed = 1, int threads = 0)
                : {{initializer}}
            {
            """);
        foreach (string statement in statements)
        {
            writer.Lines("    " + statement.Replace("\n", "\n    "));
        }

        writer.Lines("}");
    }

    private static void Property(
        SourceWriter writer, NetworkDeclaration network, string accessibility, string type, string name, string value)
    {
        // On a declaration of the user's no documentation: it would take the place of what stands on the declaring
        // part.
        bool isWritten = network.Outer.Length == 0;
        writer.Line();
        if (!isWritten)
        {
            writer.Lines($"/// <inheritdoc cref=\"{Identifier.Of(network.Outer)}.{Identifier.Of(name)}\"/>");
        }

        writer.Lines($"{Property(network, accessibility, type, name)} => {value};");
    }

    // The smaller network has no descendants.
    private static string InSealedClass(string accessibility) => accessibility switch
    {
        "protected" or "private protected" or "protected private" => "private",
        "protected internal" or "internal protected" => "internal",
        _ => accessibility,
    };

    private static void Table(SourceWriter writer, EquatableArray<string> rows)
    {
        writer.Lines("/// <code>");
        foreach (string row in rows)
        {
            writer.Lines("/// " + row);
        }

        writer.Lines("/// </code>");
    }

    private static void StageFields(SourceWriter writer, KernelPlan plan)
    {
        foreach (StagePlan stage in plan.Stages)
        {
            string field = ReservedNames.FieldOf(stage.Name);
            writer.Lines($"private readonly {KnownNames.StageType(stage.Block)} {field};");
            writer.Line();
        }
    }

    private static string Assignment(StagePlan stage)
    {
        IEnumerable<string> copies = stage.Copies.Select(
            copy => $"\n    new {stage.Block}({string.Join(", ", copy.Select(Access))})");
        return $"{ReservedNames.FieldOf(stage.Name)} = new({string.Join(",", copies)});";
    }

    private static string Access(PropertyPlan property) => $"{property.Type}At({Literal.Of(property.Index)})";
}
