using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>The calls of gates in passes over a batch.</summary>
internal static class GateCalls
{
    /// <summary>The choice of the winners, and what they give.</summary>
    public static void Forward(
        Pass pass, ShapedGraph shaped, TileGroups groups, KernelSet kernels, Gate gate, FusedEnd end)
    {
        TensorShape shape = shaped.ShapeOf(gate.Name);
        pass.Call(
            kernels.Use(new GateKernel(shape.Channels, shape.Pixels, gate.Winners, end.Epilogue, groups)),
            gate.Name,
            pass.Read(gate.Inputs[0]),
            pass.Read(gate.Inputs[1]),
            pass.Write(ValueNames.Multiplier(gate.Name), shape.Channels),
            pass.Write(end.Output, shape.Size),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Begin,
            Operand.End);
    }

    /// <summary>Adds the penalties of all gates to the losses of the samples.</summary>
    public static void Penalties(Pass pass, ShapedGraph shaped, TileGroups groups)
    {
        IEnumerable<Gate> gates = shaped.Graph.Nodes.OfType<Gate>();
        foreach (Gate gate in gates.Where(gate => (float)gate.Strength > 0))
        {
            string saliency = gate.Inputs[1];
            pass.Call(
                "Planes.Penalize",
                "The penalty on the saliencies of " + gate.Layer + ".",
                pass.Read(saliency),
                pass.Stride(saliency),
                Operand.Buffer("Buffers.Losses"),
                Operand.Scalar(Literal.Of((float)gate.Strength)),
                Operand.Scalar(groups.TilesPerGroup),
                Operand.Scalar(shaped.ShapeOf(saliency).Size),
                Operand.Begin,
                Operand.End);
        }
    }

    /// <summary>The gradients of both of its inputs.</summary>
    public static void Backward(
        Pass pass, ShapedGraph shaped, TileGroups groups, KernelSet kernels, GradientFlow flow, GradientStep step)
    {
        var gate = (Gate)step.Node;
        TensorShape shape = shaped.ShapeOf(gate.Name);
        string dy = flow.PlaceOf(gate.Name);
        GradientPlace dx = flow.DestineInPlace(gate.Name, gate.Inputs[0]);
        GradientPlace ds = flow.Destine(gate.Inputs[1], adds: false);
        pass.Call(
            kernels.Use(new GateGradientKernel(shape.Channels, shape.Pixels, groups)),
            "d" + gate.Inputs[0] + " and d" + gate.Inputs[1] + ": " + step.Formula,
            pass.Read(gate.Inputs[0]),
            pass.Read(ValueNames.Multiplier(gate.Name)),
            pass.Read(dy),
            dx.IsNew ? pass.Write(dx.Place, shape.Size) : pass.Read(dx.Place),
            pass.Write(ds.Place, shape.Channels),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Scalar(Literal.Of((float)gate.Strength)),
            Operand.Scalar("step.Samples"),
            Operand.Begin,
            Operand.End);
        flow.Finish(gate.Inputs[0], dx);
        flow.Finish(gate.Inputs[1], ds);
    }
}
