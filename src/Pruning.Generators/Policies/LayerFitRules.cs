using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>Whether layers and network have what a policy asks of them.</summary>
internal static class LayerFitRules
{
    // The square of more does not fit into an array.
    private const int MostInputs = 46_340;

    public static IEnumerable<Fault> Check(
        IReadOnlyList<PrunableLayer> layers, NetworkDeclaration network, ShapedGraph shaped)
    {
        PruneDeclaration policy = layers[0].Policy;
        string criterion = policy.Criterion.ToString();
        if (policy.Criterion.Has(CriterionTrait.NeedsLabels) && network.Loss != Loss.SoftmaxCrossEntropy)
        {
            string place = layers[0].Place.Length > 0 ? layers[0].Place : network.Name;
            yield return new Fault(
                FaultId.CriterionLacksItsInput,
                layers[0].Place,
                [
                    criterion,
                    place,
                    "classes of samples",
                    "the targets of Loss." + network.Loss + " are numbers",
                    "use Loss.SoftmaxCrossEntropy or another criterion",
                ]);
        }

        if (policy.Criterion.NeedsGraph(policy.Reduction)
            && shaped.Graph.Nodes.OfType<Gate>().FirstOrDefault() is { } gate)
        {
            string place = layers[0].Place.Length > 0 ? layers[0].Place : network.Name;
            yield return new Fault(FaultId.CriterionMeetsGate, layers[0].Place, [criterion, place, gate.Layer]);
        }

        foreach (PrunableLayer layer in layers)
        {
            if (policy.Criterion.Has(CriterionTrait.NeedsBatchNorm)
                && !shaped.ReadersOf(layer.Name).OfType<BatchNorm>().Any())
            {
                yield return new Fault(
                    FaultId.CriterionLacksItsInput,
                    layer.Name,
                    [
                        criterion,
                        layer.Name,
                        "the scales of batch normalisation",
                        "no BatchNorm stands directly behind the layer",
                        "add one, or give the layer [Keep] or a policy of its own",
                    ]);
            }

            if (policy.Criterion.Has(CriterionTrait.CountsZeros) && !EndsWithRelu(layer.Name, shaped))
            {
                yield return new Fault(
                    FaultId.CriterionLacksItsInput,
                    layer.Name,
                    [
                        criterion,
                        layer.Name,
                        "how often activations are zero",
                        "no Relu stands last behind the layer",
                        "add one, or give the layer [Keep] or a policy of its own",
                    ]);
            }

            if (policy.Criterion.Has(CriterionTrait.SquaresInputs) && layer.Inputs > MostInputs)
            {
                string inputs = Invariant.Text(layer.Inputs);
                yield return new Fault(
                    FaultId.CriterionLacksItsInput,
                    layer.Name,
                    [
                        criterion,
                        layer.Name,
                        "the Hessian of a layer",
                        "it would have " + inputs + " x " + inputs + " numbers, more than an array holds",
                        "give the layer [Keep] or a policy of its own",
                    ]);
            }

            if (policy.Granularity == Granularity.NofM && layer.Inputs % policy.M != 0)
            {
                yield return new Fault(
                    FaultId.PatternDoesNotDivide,
                    layer.Name,
                    [
                        layer.Name,
                        Invariant.Text(layer.Inputs),
                        Invariant.Text(policy.N),
                        Invariant.Text(policy.M),
                    ]);
            }

            if (policy.Granularity == Granularity.Block
                && (policy.Rows > layer.Outputs || policy.Columns > layer.Inputs))
            {
                yield return new Fault(
                    FaultId.WeightBlockTooLarge,
                    layer.Name,
                    [
                        layer.Name,
                        Invariant.Text(layer.Outputs),
                        Invariant.Text(layer.Inputs),
                        Invariant.Text(policy.Rows),
                        Invariant.Text(policy.Columns),
                    ]);
            }

            if (policy is { RemovesUnits: true, RemovesChannels: false } && IsOutput(layer.Name, shaped))
            {
                yield return new Fault(
                    FaultId.OutputsRemoved, layer.Name, [layer.Name, policy.Granularity.ToString()]);
            }
        }
    }

    private static bool EndsWithRelu(string layer, ShapedGraph shaped)
    {
        Node last = shaped.NodeOf(shaped.UnitsOf(layer));
        while (last is Dropout)
        {
            last = shaped.NodeOf(last.Inputs[0]);
        }

        return last is Relu;
    }

    // Whether its outputs are those of the network, but for operators without weights. A sum is left when one of its
    // summands goes.
    private static bool IsOutput(string layer, ShapedGraph shaped)
    {
        Stack<string> values = new(shaped.Graph.Nodes[shaped.Graph.Nodes.Count - 1].Inputs);
        while (values.Count > 0)
        {
            Node node = shaped.NodeOf(values.Pop());
            if (node.Name == layer)
            {
                return true;
            }

            foreach (string input in node is Weighted or Add ? [] : node.Inputs)
            {
                values.Push(input);
            }
        }

        return false;
    }
}
