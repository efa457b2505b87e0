namespace Pruning.Generators.Lowering.Sparse;

/// <summary>Copies of images with zeros around them, made by the call before the one that reads them.</summary>
internal static class Frames
{
    /// <summary>The place of the frame and the floats between two groups; the value itself where it has no
    /// border.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="groups">The layout of the batch.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="value">The value inside of it.</param>
    /// <param name="name">The name of the frame.</param>
    public static (Operand Place, Operand Stride) Of(
        Pass pass, TileGroups groups, FramePlan frame, string value, string name)
    {
        if (frame.Border == 0)
        {
            return (pass.Read(value), pass.Stride(value));
        }

        Operand stride = Operand.Scalar(pass.WorkspaceStride);
        pass.Call(
            "Planes.Frame",
            value + " with zeros around it.",
            pass.Read(value),
            pass.Stride(value),
            pass.Scratch(name, frame.Size * groups.TilesPerGroup),
            stride,
            Operand.Scalar(frame.Channels * groups.TilesPerGroup),
            Operand.Scalar(frame.Height),
            Operand.Scalar(frame.Width),
            Operand.Scalar(frame.Border),
            Operand.Begin,
            Operand.End);
        return (pass.Read(name), stride);
    }
}
