using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Chooses the optimiser step of each parameter and numbers those that differ, so that equal ones share a kernel.
/// </summary>
internal sealed class OptimizerLowering(NetworkDeclaration network)
{
    private readonly List<OptimizerKernel> _kernels = [];

    /// <summary>The step of a layer's weights: with its penalties and the weight decay.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="keptOnly">Whether only kept weights are there, one after the other.</param>
    public OptimizerKernel ForWeights(LayerPlan layer, bool keptOnly = false)
    {
        TrainDeclaration train = network.Train;
        LayerDeclaration declaration = LayerOwner.Of(network, layer.Name);
        EquatableArray<RegularizeDeclaration> penalties =
            declaration.Regularize.Count > 0 ? declaration.Regularize : network.Regularize;
        double l1 = penalties.Where(p => p is { Norm: Norm.L1, Proximal: false }).Sum(p => p.Strength);
        double l2 = penalties.Where(p => p is { Norm: Norm.L2, Proximal: false }).Sum(p => p.Strength);
        bool decoupled = train.Optimizer == Optimizer.AdamW;
        return Number(Step(
            l2 + (decoupled ? 0 : train.WeightDecay),
            decoupled ? train.WeightDecay : 0,
            l1,
            layer.IsPrunable && !keptOnly));
    }

    /// <summary>The step of a bias: neither decayed, nor penalised, nor masked.</summary>
    public OptimizerKernel ForBias() => Number(Step(0, 0, 0, false));

    private OptimizerKernel Step(double coupled, double decoupled, double l1, bool masked)
    {
        TrainDeclaration train = network.Train;
        bool sgd = train.Optimizer == Optimizer.Sgd;
        return new OptimizerKernel(
            train.Optimizer,
            sgd && train.Nesterov,
            sgd ? train.Momentum : 0,
            sgd ? 0 : train.Beta1,
            sgd ? 0 : train.Beta2,
            sgd ? 0 : train.Epsilon,
            coupled,
            decoupled,
            l1,
            masked);
    }

    private OptimizerKernel Number(OptimizerKernel kernel)
    {
        int ordinal = 0;
        foreach (OptimizerKernel known in _kernels)
        {
            if (known with { Ordinal = 0, Name = kernel.Name } == kernel)
            {
                return known;
            }

            ordinal += known.Masked == kernel.Masked ? 1 : 0;
        }

        OptimizerKernel numbered = ordinal == 0
            ? kernel
            : kernel with { Ordinal = ordinal, Name = kernel.Name + "_" + ordinal };
        _kernels.Add(numbered);
        return numbered;
    }
}
