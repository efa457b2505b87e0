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
        writer.Lines("/// <remarks>\n/// <code>");
        foreach (string row in plan.LayerTable)
        {
            writer.Lines("/// " + row);
        }

        writer.Lines(
            $"""
            /// </code>
            /// One arena of {Literal.Of(plan.Arena.Length)} floats holds everything; a step allocates nothing.
            /// </remarks>
            """);
        writer.Lines("[global::System.CodeDom.Compiler.GeneratedCode(\"Pruning.Generators\", \"1.0\")]");
        using (writer.Block($"partial class {Identifier.Of(network.Name)} : global::Pruning.Network"))
        {
            Constructor(writer, network, "base(Plan, seed, threads)", "");
            foreach (PropertyPlan property in plan.Properties)
            {
                // No documentation here: it would take the place of what the user wrote on the declaring part.
                string type = "global::Pruning." + property.Type;
                writer.Line();
                writer.Lines(
                    $"{Property(property.Accessibility, type, property.Name)} => "
                    + $"{property.Type}At({Literal.Of(property.Index)});");
            }

            writer.Line();
            StretchesEmitter.Write(writer, plan, implementation);
            writer.Lines(
                $$"""
                /// <inheritdoc/>
                protected override void UpdateRows(ref float arena, {{StepState}} step, int worker, int workers) =>
                    {{implementation}}.Backward.Update(ref arena, step, worker, workers);

                /// <inheritdoc/>
                protected override void PredictSample(ref float arena) =>
                    {{implementation}}.Forward.Predict(ref arena);

                """);
            NetworkPlanEmitter.Emit(writer, plan, implementation + ".Buffers");
        }

        return writer.ToString();
    }

    /// <summary>Header and namespace of a file that completes the user's class.</summary>
    public static void Begin(SourceWriter writer, NetworkDeclaration network)
    {
        writer.Lines(FileTemplate.Header);
        writer.Line();
        if (network.Namespace.Length > 0)
        {
            writer.Lines($"namespace {Identifier.OfQualified(network.Namespace)};");
            writer.Line();
        }
    }

    /// <summary>The property of a layer, up to its body.</summary>
    public static string Property(string accessibility, string type, string name) =>
        $"{accessibility} partial {type} {Identifier.Of(name)}".TrimStart();

    /// <summary>The constructor, with what it calls and what it does.</summary>
    public static void Constructor(SourceWriter writer, NetworkDeclaration network, string initializer, string body)
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
        if (body.Length > 0)
        {
            writer.Lines("    " + body);
        }

        writer.Lines("}");
    }
}
