using Pruning.Generators.Common;
using Pruning.Generators.Lowering;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Emission;

/// <summary>Prints <see cref="OptimizerKernel"/>.</summary>
internal static class OptimizerTemplate
{
    private const string Parameters =
        "ref float dw, ref float w, ref float moment, ref float mask, int index, int rows, int columns, int stride, "
        + "StepState step";

    public static void Write(SourceWriter writer, OptimizerKernel kernel)
    {
        const string Places = "gradients dw [rows, 32], parameters from w + index on";
        writer.Lines(
            $"""
            /// <summary>
            /// One step of {kernel.Optimizer} for rows x columns parameters: {Places}, a row every
            /// stride.{(kernel.Masked ? " A removed weight stays exactly zero, and so do its moments." : "")}
            /// </summary>
            """);
        using (writer.Block($"private static void {kernel.Name}({Parameters})"))
        {
            writer.Lines("Vector512<float> rate = Vector512.Create(step.LearningRate);");
            if (kernel.Optimizer != Optimizer.Sgd)
            {
                writer.Lines("Vector512<float> correction1 = Vector512.Create(step.FirstCorrection);");
                writer.Lines("Vector512<float> correction2 = Vector512.Create(step.SecondCorrection);");
            }

            using (writer.Block("for (int r = 0; r < rows; r++)"))
            {
                using (writer.Block("for (int c = 0; c < columns; c += 16)"))
                {
                    writer.Lines("ref float at = ref Unsafe.Add(ref w, index + c);");
                    if (kernel.Moments > 0)
                    {
                        writer.Lines("ref float first = ref Unsafe.Add(ref moment, index + c);");
                    }

                    writer.Lines("Vector512<float> weight = Vector512.LoadUnsafe(ref at);");
                    writer.Lines("Vector512<float> gradient = Vector512.LoadUnsafe(ref dw, (nuint)(r * 32 + c));");
                    Penalties(writer, kernel);
                    if (kernel.Optimizer == Optimizer.Sgd)
                    {
                        Sgd(writer, kernel);
                    }
                    else
                    {
                        Adam(writer, kernel);
                    }

                    if (kernel.Masked)
                    {
                        writer.Lines("Vector512<float> keep = Lanes.KeepMask(ref mask, index + c);");
                        writer.Lines("weight &= keep;");
                        for (int m = 1; m <= kernel.Moments; m++)
                        {
                            writer.Lines($"moment{m} &= keep;");
                        }
                    }

                    writer.Lines("Lanes.StoreFirst(weight, ref at, columns - c);");
                    for (int m = 1; m <= kernel.Moments; m++)
                    {
                        const string Second = "ref Unsafe.Add(ref first, Buffers.Moment2 - Buffers.Moment1)";
                        string moment = m == 1 ? "ref first" : Second;
                        writer.Lines($"Lanes.StoreFirst(moment{m}, {moment}, columns - c);");
                    }
                }

                writer.Line();
                writer.Lines("index += stride;");
            }
        }

        writer.Line();
    }

    /// <summary>The first moments of parameters that stand at w among the parameters.</summary>
    public static string MomentOf(OptimizerKernel kernel, string w) =>
        kernel.Moments == 0 ? $"ref {w}" : $"ref Unsafe.Add(ref {w}, Buffers.Moment1)";

    private static void Penalties(SourceWriter writer, OptimizerKernel kernel)
    {
        if (kernel.Coupled != 0)
        {
            writer.Lines($"gradient = Vector512.FusedMultiplyAdd(weight, {Create(kernel.Coupled)}, gradient);");
        }

        if (kernel.L1 != 0)
        {
            writer.Lines($"gradient += Lanes.Sign(weight) * {Single(kernel.L1)};");
        }
    }

    private static void Sgd(SourceWriter writer, OptimizerKernel kernel)
    {
        if (kernel.Moments == 0)
        {
            writer.Lines("weight = Vector512.FusedMultiplyAdd(-rate, gradient, weight);");
            return;
        }

        string momentum = Create(kernel.Momentum);
        string direction = kernel.Nesterov ? $"Vector512.FusedMultiplyAdd(moment1, {momentum}, gradient)" : "moment1";
        writer.Lines(
            $"""
            Vector512<float> moment1 = Vector512.LoadUnsafe(ref first);
            moment1 = Vector512.FusedMultiplyAdd(moment1, {momentum}, gradient);
            weight = Vector512.FusedMultiplyAdd(-rate, {direction}, weight);
            """);
    }

    private static void Adam(SourceWriter writer, OptimizerKernel kernel)
    {
        string beta1 = Create(kernel.Beta1);
        string beta2 = Create(kernel.Beta2);
        string rest1 = Single(1 - kernel.Beta1);
        string rest2 = Single(1 - kernel.Beta2);
        string epsilon = Create(kernel.Epsilon);
        writer.Lines(
            $"""
            Vector512<float> moment1 = Vector512.LoadUnsafe(ref first);
            Vector512<float> moment2 = Vector512.LoadUnsafe(ref first, Buffers.Moment2 - Buffers.Moment1);
            moment1 = Vector512.FusedMultiplyAdd(moment1, {beta1}, gradient * {rest1});
            moment2 = Vector512.FusedMultiplyAdd(moment2, {beta2}, gradient * gradient * {rest2});
            Vector512<float> direction = moment1 * correction1 / (Vector512.Sqrt(moment2 * correction2) + {epsilon});
            """);
        if (kernel.Decoupled != 0)
        {
            writer.Lines($"direction = Vector512.FusedMultiplyAdd(weight, {Create(kernel.Decoupled)}, direction);");
        }

        writer.Lines("weight = Vector512.FusedMultiplyAdd(-rate, direction, weight);");
    }

    private static string Create(double value) => $"Vector512.Create({Single(value)})";

    private static string Single(double value) => Literal.Of((float)value);
}
