using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>The gradients of what moves pixels or takes their means and maxima, and has no parameters.</summary>
internal sealed class PlaneGradients(
    ShapedGraph shaped, TileGroups groups, KernelSet kernels, Pass pass, GradientFlow flow)
{
    public void LowerMean(GradientStep step) => LowerSpread(
        step,
        "Planes.Spread",
        Operand.Scalar(SizeOf(step.Node.Name) * groups.TilesPerGroup),
        Operand.Scalar(shaped.ShapeOf(step.Node.Inputs[0]).Pixels));

    public void LowerPool(Node pool)
    {
        string input = pool.Inputs[0];
        GradientPlace dx = flow.Destine(input, adds: false);
        Epilogue epilogue = pool is MaxPool ? flow.DerivativeOf(input, dx) : Epilogue.None;
        string kernel = kernels.Use(new PoolGradientKernel(
            ForwardLowering.PoolOf(shaped, pool), pool is MaxPool, epilogue, groups));
        pass.Call(
            kernel,
            "d" + input + (epilogue.Kind == EpilogueKind.None ? "" : ", and through the activation that made it"),
            pool is MaxPool ? pass.Read(input) : pass.Read(flow.PlaceOf(pool.Name)),
            pool is MaxPool ? pass.Stride(input) : Operand.Scalar("0"),
            pass.Read(flow.PlaceOf(pool.Name)),
            pass.Write(dx.Place, SizeOf(input)),
            Operand.Scalar(pass.WorkspaceStride),
            Operand.Begin,
            Operand.End);
        flow.Finish(input, dx);
    }

    public void LowerSubsample(Subsample subsample, GradientStep step)
    {
        TensorShape x = shaped.ShapeOf(subsample.Inputs[0]);
        LowerSpread(
            step,
            "Planes.SubsampleGradient",
            Operand.Scalar(groups.TilesPerGroup),
            Operand.Scalar(x.Channels),
            Operand.Scalar(x.Height),
            Operand.Scalar(x.Width),
            Operand.Scalar(subsample.Channels),
            Operand.Scalar(subsample.Stride));
    }

    // dx from dy alone.
    private void LowerSpread(GradientStep step, string kernel, params Operand[] sizes)
    {
        string input = step.Node.Inputs[0];
        GradientPlace dx = flow.Destine(input, adds: false);
        pass.Call(
            kernel,
            "d" + input + ": " + step.Formula,
            [
                pass.Read(flow.PlaceOf(step.Node.Name)), pass.Write(dx.Place, SizeOf(input)),
                Operand.Scalar(pass.WorkspaceStride), .. sizes, Operand.Begin, Operand.End,
            ]);
        flow.Finish(input, dx);
    }

    public void LowerConcat(GradientStep step)
    {
        Node concat = step.Node;
        int offset = 0;
        int size = SizeOf(concat.Name);
        for (int i = 0; i < concat.Inputs.Count; i++)
        {
            string input = concat.Inputs[i];
            int own = SizeOf(input);
            if (step.InputGradients[i])
            {
                GradientPlace dx = flow.Destine(input, adds: false);
                pass.Call(
                    "Planes.Copy",
                    "d" + input,
                    pass.Read(flow.PlaceOf(concat.Name)) with { Offset = offset * TileGroups.Lanes },
                    Operand.Scalar(pass.WorkspaceStride),
                    Operand.Scalar(size * TileGroups.Lanes),
                    pass.Write(dx.Place, own),
                    Operand.Scalar(pass.WorkspaceStride),
                    Operand.Scalar(own * TileGroups.Lanes),
                    Operand.Scalar(own * TileGroups.Lanes),
                    Operand.Scalar(groups.TilesPerGroup),
                    Operand.Begin,
                    Operand.End);
                flow.Finish(input, dx);
            }

            offset += own;
        }
    }

    private int SizeOf(string value) => shaped.ShapeOf(value).Size;
}
