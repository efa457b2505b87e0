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
        EquatableArray<LayerPlan> layers = ParameterLayout.Place(network, out int parameterLength, out int maskWords);
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
        arena.Add("Parameters", "all weights and biases", parameterLength);
        arena.Add("Masks", "one bit per prunable weight", maskWords);
        arena.Add("Gradients", "laid out as the parameters", parameterLength);
        int moments = optimizer.ForBias().Moments;
        for (int moment = 1; moment <= moments; moment++)
        {
            arena.Add("Moment" + Literal.Of(moment), "laid out as the parameters", parameterLength);
        }

        if (network.Pruning.Rewind == Rewind.Initialization)
        {
            arena.Add("Initial", "laid out as the parameters", parameterLength);
        }

        AddBatch(arena, network, layers, groups);
        foreach (BufferPlan buffer in prediction.Buffers)
        {
            arena.Add(buffer.Name, buffer.Shape, buffer.Length);
        }

        ArenaPlan plan = arena.Build(training.Workspace, inference.Workspace, groups, parameterLength, maskWords);
        KernelPlan kernelPlan = new(
            network,
            groups,
            layers,
            plan,
            kernels.ToArray(),
            training.Calls(0, forward),
            training.Calls(forward, training.CallCount - forward),
            update,
            inference.Calls(0, inference.CallCount),
            prediction.Calls,
            prediction.Output,
            TrainingPlan.Of(network.Declaration.Train),
            LayerTable.Rows(network, layers),
            Fingerprint.Architecture(network),
            Fingerprint.Recipe(network));
        PlanVerifier.Verify(kernelPlan);
        return kernelPlan;
    }

    // What a batch brings and what a pass over it leaves: it outlives the workspaces, so that a batch can be run again.
    private static void AddBatch(
        ArenaBuilder arena, CheckedNetwork network, EquatableArray<LayerPlan> layers, TileGroups groups)
    {
        int features = network.Graph.ShapeOf(GraphNames.Samples).Size;
        int outputs = network.Graph.ShapeOf(network.Graph.Graph.Nodes.Last().Inputs[0]).Size;
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
        foreach (LayerPlan layer in layers)
        {
            int panels = (layer.Inputs + Panel.Columns - 1) / Panel.Columns;
            arena.Add(
                "Panels_" + layer.Name,
                "[" + Literal.Of(panels) + ", " + samples + ", 32]",
                panels * groups.Samples * Panel.Columns);
        }
    }
}
