using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Comes in: a checked network. Goes out: everything that is printed: kernels with their register tiles, the order of
/// their calls, and the place of every buffer. Afterwards no decision is left to emission, and none to run time.
/// </summary>
internal static class Lowerer
{
    public static KernelPlan Lower(CheckedNetwork network)
    {
        NetworkGraph graph = network.Graph.Graph;
        TileGroups groups = TileGroups.For(network.Declaration.Train.BatchSize);
        ParameterPlan parameters = ParameterLayout.Place(network);
        EquatableArray<LayerPlan> layers = parameters.Layers;
        KernelSet kernels = new();

        Pass training = new("Training", groups);
        new ForwardLowering(network.Graph, groups, layers, kernels, training, true).Lower();
        int forward = training.CallCount;
        new BackwardLowering(network.Graph, groups, kernels, training).Lower(GradientBuilder.Derive(graph));

        Pass inference = new("Inference", groups);
        new ForwardLowering(network.Graph, groups, layers, kernels, inference, false).Lower();

        OptimizerLowering optimizer = new(network.Declaration);
        EquatableArray<KernelCall> update = UpdateLowering.Lower(network, layers, groups, kernels, optimizer);

        PredictionLowering prediction = new(network.Graph, kernels);
        prediction.Lower();

        ArenaBuilder arena = new();
        arena.Add("Parameters", "all weights, biases and normalisations", parameters.Length);
        arena.Add("Masks", "one bit per prunable weight", parameters.MaskWords);
        arena.Add("Gradients", "laid out as the parameters", parameters.Length);
        int moments = optimizer.ForBias().Moments;
        for (int moment = 1; moment <= moments; moment++)
        {
            arena.Add("Moment" + Literal.Of(moment), "laid out as the parameters", parameters.Length);
        }

        if (network.Pruning.Rewind == Rewind.Initialization)
        {
            arena.Add("Initial", "laid out as the parameters", parameters.Length);
        }

        AddBatch(arena, network, layers, groups);
        foreach (BufferPlan buffer in prediction.Buffers)
        {
            arena.Add(buffer.Name, buffer.Shape, buffer.Length);
        }

        ArenaPlan plan = arena.Build(training.Workspace, inference.Workspace, groups, parameters);
        KernelPlan kernelPlan = new(
            network,
            groups,
            layers,
            parameters.Joins,
            parameters.Norms,
            PropertyTable.Of(network.Declaration, parameters),
            OutputsOf(network),
            plan,
            kernels.ToArray(),
            training.Calls(0, forward),
            training.Calls(forward, training.CallCount - forward),
            update,
            inference.Calls(0, inference.CallCount),
            prediction.Calls,
            prediction.Output,
            TrainingPlan.Of(network.Declaration.Train),
            LayerTable.Rows(network, parameters),
            Fingerprint.Architecture(network),
            Fingerprint.Recipe(network))
        {
            Stages = PropertyTable.StagesOf(network.Declaration, parameters),
        };
        PlanVerifier.Verify(kernelPlan);
        return kernelPlan;
    }

    // What the loss, the last node, reads.
    private static int OutputsOf(CheckedNetwork network) =>
        network.Graph.ShapeOf(network.Graph.Graph.Nodes.Last().Inputs[0]).Size;

    // What a batch brings and what a pass over it leaves: it outlives the workspaces, so that a batch can be run again.
    private static void AddBatch(
        ArenaBuilder arena, CheckedNetwork network, EquatableArray<LayerPlan> layers, TileGroups groups)
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
        foreach (LayerPlan layer in layers.Where(layer => layer.Convolution is null))
        {
            int panels = (layer.Inputs + Panel.Columns - 1) / Panel.Columns;
            arena.Add(
                "Panels_" + layer.Name,
                "[" + Literal.Of(panels) + ", " + samples + ", 32]",
                panels * groups.Samples * Panel.Columns);
        }
    }
}
