using System;
using System.Collections.Generic;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Lowers the gates of a single sample. The winners are chosen before anything is computed of the layer; then it is
/// computed for them alone, and all else is zero.
/// </summary>
internal sealed class PredictionGates(ShapedGraph shaped, KernelSet kernels, SamplePass pass)
{
    /// <summary>The list of winners, and what each output is multiplied by.</summary>
    public void Choose(Gate gate)
    {
        int channels = shaped.ShapeOf(gate.Name).Channels;
        pass.Call(
            "SampleGates.Choose",
            gate.Name + ": the outputs that win",
            pass.Read(gate.Inputs[1]),
            pass.Scratch(ValueNames.Winners(gate.Name), "[" + gate.Winners + "], integers", gate.Winners),
            pass.Scratch(ValueNames.Multiplier(gate.Name), "[" + channels + "]", channels),
            Operand.Scalar(channels),
            Operand.Scalar(gate.Winners));
    }

    /// <summary>The kernel of the winners, and zeros for all others.</summary>
    /// <param name="chain">The chain with the gate.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="input">What it reads, as an operand of the call that is made next.</param>
    public void Winners(SampleChain chain, Kernel kernel, Func<Operand> input)
    {
        Clear(chain);
        pass.Chain(chain, kernels.Use(kernel), [input(), pass.WinnersOf(chain.Gate!)]);
    }

    /// <summary>The kernel of kept weights, in place of the call that follows; it computes losers too, and they are set
    /// to zero.</summary>
    /// <param name="chain">The chain with the gate.</param>
    /// <param name="kernel">The kernel, without the activation.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What the kernel reads before all else.</param>
    public void Kept(SampleChain chain, Kernel kernel, SparseLayer layer, IEnumerable<Operand> inputs)
    {
        pass.SparseChain(chain.BeforeGate, kernels.Use(kernel), layer, inputs);
        KernelCondition? others = pass.Condition;
        pass.Condition = layer.When(SparseDirection.Prediction, true);
        TensorShape shape = shaped.ShapeOf(chain.Output);
        pass.Call(
            kernels.Use(new GatePredictKernel(shape.Channels, shape.Pixels, chain.End.Activation)),
            chain.Gate!.Name + ", of all outputs",
            pass.Use(ValueNames.Multiplier(chain.Gate.Name)),
            pass.Read(chain.Output));
        pass.Condition = others;
    }

    private void Clear(SampleChain chain)
    {
        pass.Call(
            "SamplePlanes.Clear",
            chain.Output + ": zeros for those that lose",
            pass.Has(chain.Output) ? pass.Read(chain.Output) : pass.Write(chain.Output),
            Operand.Scalar(Workspace.Align(shaped.ShapeOf(chain.Output).Size)));
    }
}
