using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

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
            for (int i = 0; i < plan.Layers.Count; i++)
            {
                LayerPlan layer = plan.Layers[i];

                // No documentation here: it would take the place of what the user wrote on the declaring part.
                writer.Line();
                writer.Lines($"{Layer(layer.Accessibility, layer.Name)} => LayerAt({Literal.Of(i)});");
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
            PlanLiteral(writer, plan, implementation + ".Buffers", implementation + "." + SamplePass.Name);
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
    public static string Layer(string accessibility, string name) =>
        $"{accessibility} partial global::Pruning.Dense {Identifier.Of(name)}".TrimStart();

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

    private static void PlanLiteral(SourceWriter writer, KernelPlan plan, string buffers, string prediction)
    {
        NetworkDeclaration network = plan.Network.Declaration;
        TrainDeclaration train = network.Train;
        bool hasInitial = plan.Arena.Sections.Any(section => section.Name == "Initial");
        IEnumerable<string> moments = plan.Arena.Sections
            .Where(section => section.Name.StartsWith("Moment", System.StringComparison.Ordinal))
            .Select(section => buffers + "." + section.Name);
        using (writer.Block("private static readonly global::Pruning.Plans.NetworkPlan Plan = new()", close: "};"))
        {
            writer.Lines($"Name = {Literal.Of(network.Name)},");
            writer.Lines($"Architecture = {Literal.Of(plan.Architecture)},");
            writer.Lines($"Recipe = {Literal.Of(plan.Recipe)},");
            writer.Lines($"Input = [{string.Join(", ", network.Input.Select(Literal.Of))}],");
            writer.Lines($"Outputs = {Literal.Of(plan.Layers[plan.Layers.Count - 1].Units)},");
            writer.Lines($"Loss = global::Pruning.Loss.{network.Loss},");
            writer.Lines($"BatchSize = {Literal.Of(train.BatchSize)},");
            writer.Lines($"TilesPerGroup = {Literal.Of(plan.Groups.TilesPerGroup)},");
            writer.Lines($"Groups = {Literal.Of(plan.Groups.Capacity)},");
            writer.Lines($"TrainStretches = {Literal.Of(plan.TrainStretches)},");
            writer.Lines($"InferStretches = {Literal.Of(plan.Inference.Count)},");
            using (Initializer(writer, "Arena = new()"))
            {
                writer.Lines($"Length = {buffers}.Length,");
                writer.Lines($"ParameterLength = {Literal.Of(plan.Arena.ParameterLength)},");
                writer.Lines($"Masks = {buffers}.Masks,");
                writer.Lines($"MaskWords = {Literal.Of(plan.Arena.MaskWords)},");
                writer.Lines($"Gradients = {buffers}.Gradients,");
                writer.Lines($"Moments = [{string.Join(", ", moments)}],");
                writer.Lines($"Initial = {(hasInitial ? buffers + ".Initial" : "-1")},");
                writer.Lines($"Samples = {buffers}.Samples,");
                writer.Lines($"Labels = {buffers}.Labels,");
                writer.Lines($"Targets = {(network.Loss == Loss.MeanSquaredError ? buffers + ".Targets" : "-1")},");
                writer.Lines($"Losses = {buffers}.Losses,");
                writer.Lines($"Classes = {buffers}.Classes,");
                writer.Lines($"Panels = {(plan.SamplePanels.Length > 0 ? buffers + "." + plan.SamplePanels : "-1")},");
                writer.Lines($"Sample = {prediction}.{ValueNames.Buffer(GraphNames.Samples)},");
                writer.Lines($"Prediction = {prediction}.{plan.PredictionOutput},");
            }

            using (Initializer(writer, "Layers =", list: true))
            {
                foreach (LayerPlan layer in plan.Layers)
                {
                    writer.Lines(
                        $"new() {{ Name = {Literal.Of(layer.Name)}, "
                        + $"Units = {Literal.Of(layer.Units)}, Inputs = {Literal.Of(layer.Inputs)}, "
                        + $"Weights = {Literal.Of(layer.Weights)}, Bias = {Literal.Of(layer.Bias)}, "
                        + $"Mask = {Literal.Of(layer.Mask)}, "
                        + $"Initializer = global::Pruning.Initializer.{layer.Initializer} }},");
                }
            }

            using (Initializer(writer, "Training = new()"))
            {
                writer.Lines($"Epochs = {Literal.Of(train.Epochs)},");
                writer.Lines($"LearningRate = {Literal.Of(plan.Training.LearningRate)},");
                writer.Lines($"Curve = global::Pruning.LearningRateCurve.{train.Curve},");
                writer.Lines($"WarmupEpochs = {Literal.Of(train.WarmupEpochs)},");
                writer.Lines($"StepEpochs = {Literal.Of(train.StepEpochs)},");
                writer.Lines($"StepFactor = {Literal.Of(train.StepFactor)},");
                writer.Lines($"Beta1 = {Literal.Of(plan.Training.Beta1)},");
                writer.Lines($"Beta2 = {Literal.Of(plan.Training.Beta2)},");
            }

            PruningPlan pruning = plan.Network.Pruning;
            using (Initializer(writer, "Pruning = new()"))
            {
                writer.Lines($"Rounds = {Literal.Of(pruning.Rounds)},");
                writer.Lines($"FineTuneEpochs = {Literal.Of(pruning.FineTuneEpochs)},");
                writer.Lines($"Rewind = global::Pruning.Rewind.{pruning.Rewind},");
                using (Initializer(writer, "Groups =", list: true))
                {
                    foreach (PruningGroup group in pruning.Groups)
                    {
                        IEnumerable<string> indices = group.Layers.Select(name => Literal.Of(IndexOf(plan, name)));
                        IEnumerable<string> removed = group.RemovedAfterRound.Select(Literal.Of);
                        writer.Lines(
                            $"new() {{ Layers = [{string.Join(", ", indices)}], "
                            + $"Criterion = global::Pruning.Criterion.{group.Criterion}, "
                            + $"Weights = {Literal.Of(group.Weights)}, "
                            + $"RemovedAfterRound = [{string.Join(", ", removed)}], "
                            + $"Collapse = global::Pruning.Collapse.{group.Collapse}, "
                            + $"MinimumKept = {Literal.Of(group.MinimumKept)} }},");
                    }
                }
            }
        }
    }

    private static int IndexOf(KernelPlan plan, string layer)
    {
        for (int i = 0; i < plan.Layers.Count; i++)
        {
            if (plan.Layers[i].Name == layer)
            {
                return i;
            }
        }

        throw new System.InvalidOperationException("The plan has no layer " + layer + ".");
    }

    private static SourceWriter.Scope Initializer(SourceWriter writer, string header, bool list = false) =>
        writer.Block(header, list ? "[" : "{", list ? "]," : "},");
}
