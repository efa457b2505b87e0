using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Emission;

/// <summary>Prints what the runtime knows about a network: a table of constants.</summary>
internal static class NetworkPlanEmitter
{
    public static void Emit(SourceWriter writer, KernelPlan plan, string implementation)
    {
        string buffers = implementation + ".Buffers";
        string prediction = implementation + "." + SamplePass.Name;
        NetworkDeclaration network = plan.Network.Declaration;
        TrainDeclaration train = network.Train;
        PruningPlan pruning = plan.Network.Pruning;
        string Place(string section) =>
            plan.Arena.Sections.Any(part => part.Name == section) ? buffers + "." + section : "-1";
        IEnumerable<string> moments = plan.Arena.Sections
            .Where(section => section.Name.StartsWith("Moment", System.StringComparison.Ordinal))
            .Select(section => buffers + "." + section.Name);
        using (writer.Block("private static readonly global::Pruning.Plans.NetworkPlan Plan = new()", close: "};"))
        {
            writer.Lines($"Name = {Literal.Of(network.FullName)},");
            writer.Lines($"Architecture = {Literal.Of(plan.Architecture)},");
            writer.Lines($"Recipe = {Literal.Of(plan.Recipe)},");
            writer.Lines($"Input = [{string.Join(", ", network.Input.Select(Literal.Of))}],");
            writer.Lines($"Outputs = {Literal.Of(plan.Outputs)},");
            writer.Lines($"Loss = global::Pruning.Loss.{network.Loss},");
            writer.Lines($"BatchSize = {Literal.Of(train.BatchSize)},");
            writer.Lines($"TilesPerGroup = {Literal.Of(plan.Groups.TilesPerGroup)},");
            writer.Lines($"Groups = {Literal.Of(plan.Groups.Capacity)},");
            writer.Lines($"ByGroup = {Literal.Of(plan.ByGroup)},");
            writer.Lines($"TrainStretches = {Literal.Of(plan.TrainStretches)},");
            writer.Lines($"InferStretches = {Literal.Of(plan.Inference.Count)},");
            using (Initializer(writer, "Arena = new()"))
            {
                writer.Lines($"Length = {buffers}.Length,");
                writer.Lines($"WorkerLength = {buffers}.WorkerLength,");
                writer.Lines($"ParameterLength = {Literal.Of(plan.Arena.ParameterLength)},");
                writer.Lines($"Masks = {buffers}.Masks,");
                writer.Lines($"MaskWords = {Literal.Of(plan.Arena.MaskWords)},");
                writer.Lines($"Patterns = {Place("Patterns")},");
                writer.Lines($"Gradients = {buffers}.Gradients,");
                writer.Lines($"Moments = [{string.Join(", ", moments)}],");
                writer.Lines($"Initial = {Place("Initial")},");
                writer.Lines($"Shadow = {Place("Shadow")},");
                if (pruning.GrowingPenalty is not null)
                {
                    writer.Lines($"Chosen = {buffers}.Chosen,");
                }

                writer.Lines($"Samples = {buffers}.Samples,");
                writer.Lines($"Labels = {buffers}.Labels,");
                writer.Lines($"Targets = {(network.Loss == Loss.MeanSquaredError ? buffers + ".Targets" : "-1")},");
                writer.Lines($"Losses = {buffers}.Losses,");
                writer.Lines($"Classes = {buffers}.Classes,");
                writer.Lines($"Panels = {(plan.SamplePanels.Length > 0 ? buffers + "." + plan.SamplePanels : "-1")},");
                Activations(writer, "Training", plan.Activations.Training, plan.Activations.TrainingThread);
                Activations(writer, "Inference", plan.Activations.Inference, plan.Activations.InferenceThread);
                writer.Lines($"Sample = {prediction}.{ValueNames.Buffer(GraphNames.Samples)},");
                writer.Lines($"Prediction = {prediction}.{plan.PredictionOutput},");
            }

            using (Initializer(writer, "Layers =", list: true))
            {
                foreach (LayerPlan layer in plan.Layers)
                {
                    Layer(writer, layer, NormOf(plan, layer.Name));
                }
            }

            using (Initializer(writer, "Joins =", list: true))
            {
                foreach (JoinPlan join in plan.Joins)
                {
                    using (Initializer(writer, "new()"))
                    {
                        writer.Lines($"Name = {Literal.Of(join.Name)},");
                        Norm(writer, NormOf(plan, join.Name));
                    }
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
                writer.Lines($"Optimizer = global::Pruning.Optimizer.{train.Optimizer},");
                writer.Lines($"Momentum = {Literal.Of(train.Momentum)},");
                writer.Lines($"IsNesterov = {Literal.Of(train.Nesterov)},");
                writer.Lines($"Epsilon = {Literal.Of(train.Epsilon)},");
                writer.Lines($"WeightDecay = {Literal.Of(train.WeightDecay)},");
                writer.Lines($"Beta1 = {Literal.Of(plan.Training.Beta1)},");
                writer.Lines($"Beta2 = {Literal.Of(plan.Training.Beta2)},");
            }

            if (plan.Channels.Count > 0
                || pruning.Groups.Any(group => group.Criterion.NeedsGraph(group.Settings.Reduction)))
            {
                OperatorGraphTemplate.Write(writer, plan);
            }

            if (plan.Channels.Count > 0)
            {
                ChannelGroupTemplate.WriteAll(writer, plan);
            }

            using (Initializer(writer, "Pruning = new()"))
            {
                writer.Lines($"Rounds = {Literal.Of(pruning.Rounds)},");
                writer.Lines($"FineTuneEpochs = {Literal.Of(pruning.FineTuneEpochs)},");
                writer.Lines($"Rewind = global::Pruning.Rewind.{pruning.Rewind},");
                if (pruning.GrowingPenalty is { } growing)
                {
                    writer.Lines($"GrowingPenalty = {PenaltyTemplate.Create(growing, train.Epochs)},");
                }

                ScheduleTemplate.Write(writer, pruning);
                RegrowthTemplate.Write(writer, pruning);
                Groups(writer, "Groups", pruning.Groups, plan);
                if (pruning.Movements.Count > 0)
                {
                    Groups(writer, "Movements", pruning.Movements, plan);
                }
            }
        }
    }

    private static void Groups(
        SourceWriter writer, string name, EquatableArray<PruningGroup> groups, KernelPlan plan)
    {
        using (Initializer(writer, name + " =", list: true))
        {
            foreach (PruningGroup group in groups)
            {
                writer.Lines(
                    PruningGroupTemplate.Create(
                        group,
                        name => plan.Layers.IndexOf(name),
                        plan.Network.Pruning.Gradual is not null));
            }
        }
    }

    private static void Layer(SourceWriter writer, LayerPlan layer, NormPlan? norm)
    {
        using (Initializer(writer, "new()"))
        {
            writer.Lines($"Name = {Literal.Of(layer.Name)},");
            writer.Lines($"Shape = [{string.Join(", ", layer.Shape.Select(Literal.Of))}],");
            writer.Lines($"FanOut = {Literal.Of(layer.FanOut)},");
            writer.Lines($"MultiplyAdds = {Literal.Of(layer.MultiplyAdds)},");
            writer.Lines($"Weights = {Literal.Of(layer.Weights)},");
            writer.Lines($"Bias = {Literal.Of(layer.Bias)},");
            writer.Lines($"Mask = {Literal.Of(layer.Mask)},");
            writer.Lines($"Initializer = global::Pruning.Initializer.{layer.Initializer},");
            if (layer.Deviation != 0)
            {
                writer.Lines($"Deviation = {Literal.Of((float)layer.Deviation)},");
            }

            if (layer.InitialBias != 0)
            {
                writer.Lines($"InitialBias = {Literal.Of((float)layer.InitialBias)},");
            }

            if (layer.Convolution is { } convolution)
            {
                writer.Lines(
                    $"Convolution = new() {{ Stride = {Literal.Of(convolution.Stride)}, "
                    + $"Padding = {Literal.Of(convolution.Padding)}, Groups = {Literal.Of(convolution.Groups)} }},");
            }

            if (layer.SkipsChannels)
            {
                writer.Lines("SkipsChannels = true,");
            }

            if (layer.GradientTile is { } tile)
            {
                writer.Lines($"GradientTile = new({Literal.Of(tile.Filters)}, {Literal.Of(tile.Channels)}),");
            }

            Norm(writer, norm);
            if (layer.Learned is { } learned)
            {
                Learned(writer, learned);
            }

            PenaltyTemplate.Write(writer, layer.Penalties);
            if (layer.Sparse is { } sparse)
            {
                Pattern(writer, sparse);
            }
        }
    }

    private static void Learned(SourceWriter writer, LearnedPlan plan)
    {
        using (Initializer(writer, "Learned = new()"))
        {
            writer.Lines($"Mask = global::Pruning.LearnedMask.{plan.Values.Mask},");
            writer.Lines($"Place = {Literal.Of(plan.Place)},");
            writer.Lines($"Count = {Literal.Of(plan.Values.Parameters)},");
            writer.Lines($"Strength = {Literal.Of(plan.Values.Strength)},");
            writer.Lines($"Initial = {Literal.Of(plan.Values.Initial)},");
            writer.Lines($"RateFactor = {Literal.Of(plan.Values.RateFactor)},");
        }
    }

    private static void Pattern(SourceWriter writer, SparsePlan plan)
    {
        using (Initializer(writer, "Sparse = new()"))
        {
            writer.Lines($"Capacity = {Literal.Of(plan.Capacity)},");
            writer.Lines($"Values = {Literal.Of(plan.Values)},");
            writer.Lines($"Offsets = {Literal.Of(plan.Offsets)},");
            writer.Lines($"Rows = {Literal.Of(plan.Rows)},");
            writer.Lines($"BackOffsets = {Literal.Of(plan.BackOffsets)},");
            writer.Lines($"BackPlaces = {Literal.Of(plan.BackPlaces)},");
            writer.Lines($"Columns = {Literal.Of(plan.Columns)},");
            writer.Lines($"ColumnCount = {Literal.Of(plan.ColumnCount)},");
            writer.Lines($"SampleOffsets = {Literal.Of(plan.SampleOffsets)},");
            writer.Lines($"SampleValues = {Literal.Of(plan.SampleValues)},");
            writer.Lines($"SlotCapacity = {Literal.Of(plan.SlotCapacity)},");
            writer.Lines($"SlotValues = {Literal.Of(plan.SlotValues)},");
            writer.Lines($"SlotIndices = {Literal.Of(plan.SlotIndices)},");
            writer.Lines($"SlotTables = {Literal.Of(plan.SlotTables)},");
            writer.Lines($"SlotRows = {Literal.Of(plan.SlotRows)},");
            if (plan.Windows is { } windows)
            {
                writer.Lines($"SampleChannel = {Literal.Of(windows.ChannelStep)},");
                writer.Lines($"SampleRow = {Literal.Of(windows.RowStep)},");
                writer.Lines($"SampleColumn = {Literal.Of(windows.ColumnStep)},");
            }

            if (plan.Input is { } input && plan.Gradient is { } gradient)
            {
                writer.Lines($"InputPlane = {Literal.Of(input.Plane)},");
                writer.Lines($"InputRow = {Literal.Of(input.Row)},");
                writer.Lines($"GradientPlane = {Literal.Of(gradient.Plane)},");
                writer.Lines($"GradientRow = {Literal.Of(gradient.Row)},");
                writer.Lines($"GradientBorder = {Literal.Of(gradient.Border)},");
                writer.Lines($"HasSegments = {Literal.Of(plan.HasSegments)},");
            }

            Cost(writer, "Forward", plan.Costs.Forward);
            Cost(writer, "InputGradient", plan.Costs.InputGradient);
            Cost(writer, "WeightGradient", plan.Costs.WeightGradient);
            Cost(writer, "Prediction", plan.Costs.Prediction);
        }
    }

    private static void Cost(SourceWriter writer, string direction, SparseCost cost) => writer.Lines(
        $"{direction} = new({Literal.Of(cost.Fixed)}, {Literal.Of(cost.PerKept)}),");

    private static void Norm(SourceWriter writer, NormPlan? norm)
    {
        if (norm is not null)
        {
            using (Initializer(writer, "BatchNorm = new()"))
            {
                writer.Lines($"Channels = {Literal.Of(norm.Channels)},");
                writer.Lines($"Scale = {Literal.Of(norm.Scale)},");
                writer.Lines($"Shift = {Literal.Of(norm.Shift)},");
                writer.Lines($"Mean = {Literal.Of(norm.Mean)},");
                writer.Lines($"Variance = {Literal.Of(norm.Variance)},");
            }
        }
    }

    private static NormPlan? NormOf(KernelPlan plan, string layer) =>
        plan.Norms.FirstOrDefault(norm => norm.Layer == layer);

    private static void Activations(SourceWriter writer, string pass, long batch, long worker) =>
        writer.Lines($"{pass}Activations = new({Literal.Of(batch)}, {Literal.Of(worker)}),");

    private static SourceWriter.Scope Initializer(SourceWriter writer, string header, bool list = false) =>
        writer.Block(header, list ? "[" : "{", list ? "]," : "},");
}
