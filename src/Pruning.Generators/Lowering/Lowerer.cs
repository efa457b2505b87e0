using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: a checked network. Goes out: everything that is printed: kernels with their register tiles, the order of
/// their calls, and the place of every buffer. Afterwards no decision is left to emission, and none to run time.
/// </summary>
internal static class Lowerer
{
    /// <param name="network">The network.</param>
    /// <param name="isTimed">Whether it or what it is made from is compared with a smaller one.</param>
    public static KernelPlan Lower(CheckedNetwork network, bool isTimed = false)
    {
        NetworkGraph graph = network.Graph.Graph;
        TileGroups groups = TileGroups.For(network.Declaration.Train.BatchSize, network.Graph);
        ParameterPlan parameters = ParameterLayout.Place(network);
        EquatableArray<LayerPlan> layers = parameters.Layers;
        KernelSet kernels = new();
        bool byGroup =
            network.Graph.Shapes.Any(shape => shape.IsImage) && graph.Nodes.Any(node => node is Conv2D);

        Pass training = new("Training", groups);
        new ForwardLowering(network.Graph, layers, groups, kernels, training, true, []).Lower();
        EquatableArray<Stretch> forward = training.TakeStretches();
        BackwardLowering backward = new(network.Graph, layers, groups, kernels, training);
        backward.Lower(GradientBuilder.Derive(graph));

        Pass inference = new("Inference", groups);
        IEnumerable<string> observed = ObservedLayers(network, isTimed);
        new ForwardLowering(network.Graph, layers, groups, kernels, inference, false, observed).Lower();

        OptimizerLowering optimizer = new(network.Declaration);
        EquatableArray<KernelCall> update =
            new UpdateLowering(network, layers, groups, kernels, optimizer, backward).Lower();

        SamplePass sample = new(network.Graph);
        PredictionLowering prediction = new(network.Graph, layers, kernels, sample);
        prediction.Lower();

        ArenaBuilder arena = new();
        arena.Add("Parameters", "all weights, biases and normalisations", parameters.Length);
        arena.Add("Masks", "one bit per prunable weight", parameters.MaskWords);
        if (network.Pruning.GrowingPenalty is not null)
        {
            arena.Add("Chosen", "laid out as the masks", parameters.MaskWords);
        }

        if (parameters.PatternLength > 0)
        {
            arena.Add("Patterns", "lists of kept weights", parameters.PatternLength);
        }

        arena.Add("Gradients", "laid out as the parameters", parameters.Length);
        int moments = optimizer.ForBias().Moments;
        for (int moment = 1; moment <= moments; moment++)
        {
            arena.Add("Moment" + Literal.Of(moment), "laid out as the parameters", parameters.Length);
        }

        if (network.Pruning.HasShadow)
        {
            arena.Add("Shadow", "laid out as the parameters", parameters.Length);
        }

        if (network.Pruning.Remembers)
        {
            arena.Add("Initial", "laid out as the parameters", parameters.Length);
        }

        AddBatch(arena, network, groups);
        PartialLayout partials = PartialLayout.Of(network.Graph);
        AddShared(arena, network, partials, groups);
        ArenaPlan plan = arena.Build(training.Workspace, inference.Workspace, sample, groups, byGroup, parameters);
        KernelPlan kernelPlan = new(
            network,
            groups,
            byGroup,
            layers,
            parameters.Joins,
            parameters.Norms,
            PropertyTable.Of(network.Declaration, parameters),
            OutputsOf(network),
            plan,
            ActivationMemory.Of(plan, groups),
            partials,
            kernels.ToArray(),
            forward,
            training.TakeStretches(),
            update,
            inference.TakeStretches(),
            sample.Calls,
            prediction.Output,
            TrainingPlan.Of(network.Declaration.Train),
            LayerTable.Rows(network, parameters),
            Fingerprint.Architecture(network),
            Fingerprint.Recipe(network))
        {
            ChannelTable = ChannelTable.Rows(network),
            Stages = PropertyTable.StagesOf(network.Declaration, parameters),
        };
        PlanVerifier.Verify(kernelPlan);
        return kernelPlan;
    }

    // What the loss, the last node, reads.
    private static int OutputsOf(CheckedNetwork network) =>
        network.Graph.ShapeOf(network.Graph.Graph.Nodes.Last().Inputs[0]).Size;

    // What a batch brings and what a pass over it leaves: it outlives the workspaces, so that a batch can be run again.
    private static void AddBatch(ArenaBuilder arena, CheckedNetwork network, TileGroups groups)
    {
        int features = network.Graph.ShapeOf(GraphNames.Samples).Size;
        int outputs = OutputsOf(network);
        string tiles = Literal.Of(groups.Samples / TileGroups.Lanes);
        string samples = Literal.Of(groups.Samples);
        arena.Add("Samples", "[" + tiles + ", " + Literal.Of(features) + ", 16]", features * groups.Samples);
        arena.Add("Labels", "[" + samples + "]", groups.Samples);
        if (network.Declaration.Loss == Loss.MeanSquaredError)
        {
            arena.Add("Targets", "[" + tiles + ", " + Literal.Of(outputs) + ", 16]", outputs * groups.Samples);
        }

        arena.Add("Losses", "[" + samples + "]", groups.Samples);
        arena.Add("Classes", "[" + samples + "]", groups.Samples);
        foreach (string value in PanelLayout.Values(network.Graph))
        {
            int panels = (network.Graph.ShapeOf(value).Size + Panel.Columns - 1) / Panel.Columns;
            arena.Add(
                PanelLayout.NameOf(value),
                "[" + Literal.Of(panels) + ", " + samples + ", 32]",
                panels * groups.Samples * Panel.Columns);
        }
    }

    // What the groups leave behind for each other: statistics of batch normalisation, and parts of gradients.
    private static void AddShared(ArenaBuilder arena, CheckedNetwork network, PartialLayout partials, TileGroups groups)
    {
        int channels = 0;
        foreach (BatchNorm norm in network.Graph.Graph.Nodes.OfType<BatchNorm>())
        {
            int own = network.Graph.ShapeOf(norm.Name).Channels;
            channels = Math.Max(channels, own);
            string shape = "[" + Literal.Of(NormCalls.TableRows) + ", " + Literal.Of(own) + "]";
            arena.Add(NormCalls.TableOf(norm), shape, NormCalls.TableLength(own));
        }

        if (channels > 0)
        {
            int tiles = groups.Samples / TileGroups.Lanes;
            arena.Add(
                "Statistics",
                "[" + Literal.Of(tiles) + ", " + Literal.Of(channels) + ", 2, 16]",
                tiles * channels * NormCalls.StatisticsPerChannel);
        }

        if (partials.Length > 0)
        {
            string shape = "[" + Literal.Of(groups.Capacity) + ", " + Literal.Of(partials.Length) + "]";
            arena.Add("Partials", shape, groups.Capacity * partials.Length);
        }
    }

    // Those that a criterion is shown the inputs of. Where there is a smaller network, all of both: a clock passes by.
    private static IEnumerable<string> ObservedLayers(CheckedNetwork network, bool isTimed) =>
        isTimed
            ? network.Graph.Graph.Nodes.OfType<Weighted>().Select(layer => layer.Name)
            : network.Pruning.Groups
                .Where(group => group.Criterion.Has(CriterionTrait.SeesInputs))
                .SelectMany(group => group.Layers)
                .Distinct();
}
