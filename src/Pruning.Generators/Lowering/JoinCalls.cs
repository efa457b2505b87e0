using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>The forward calls of sums and concatenations.</summary>
internal sealed class JoinCalls(ShapedGraph shaped, TileGroups groups, KernelSet kernels, Pass pass)
{
    /// <summary>y = a + b, and the others into it; the last sum brings the activation.</summary>
    public void LowerAdd(Node add, FusedEnd end)
    {
        string sum = add.Inputs[0];
        int size = SizeOf(add.Name);
        for (int i = 1; i < add.Inputs.Count; i++)
        {
            Epilogue epilogue = i == add.Inputs.Count - 1 ? end.Epilogue : Epilogue.None;
            string other = add.Inputs[i];
            pass.Call(
                kernels.Use(new SumKernel(epilogue)),
                add.Name + ": " + sum + " + " + other,
                pass.Read(sum),
                pass.Stride(sum),
                pass.Read(other),
                pass.Stride(other),
                i == 1 ? pass.Write(end.Output, size) : pass.Read(end.Output),
                pass.Stride(end.Output),
                Operand.Scalar(size * groups.SamplesPerGroup),
                Operand.Begin,
                Operand.End);
            sum = end.Output;
        }
    }

    /// <summary>A copy of each input into its channels.</summary>
    public void LowerConcat(Node concat)
    {
        int offset = 0;
        int size = SizeOf(concat.Name);
        for (int i = 0; i < concat.Inputs.Count; i++)
        {
            string input = concat.Inputs[i];
            int own = SizeOf(input);
            Operand place = i == 0 ? pass.Write(concat.Name, size) : pass.Read(concat.Name);
            pass.Call(
                "Planes.Copy",
                concat.Name + ": " + input,
                pass.Read(input),
                pass.Stride(input),
                Operand.Scalar(own * TileGroups.Lanes),
                place with { Offset = offset * TileGroups.Lanes },
                pass.Stride(concat.Name),
                Operand.Scalar(size * TileGroups.Lanes),
                Operand.Scalar(own * TileGroups.Lanes),
                Operand.Scalar(groups.TilesPerGroup),
                Operand.Begin,
                Operand.End);
            offset += own;
        }
    }

    private int SizeOf(string value) => shaped.ShapeOf(value).Size;
}
