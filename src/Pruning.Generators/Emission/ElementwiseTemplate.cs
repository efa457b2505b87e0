using System;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// Prints the operators that treat every number alike. They are written for sixteen lanes; where a register holds
/// fewer, the JIT splits it.
/// </summary>
internal static class ElementwiseTemplate
{
    public static void Write(SourceWriter writer, ActivationKernel kernel)
    {
        string formula = kernel.Activation.Threshold == 0
            ? Formula(kernel.Activation.Function)
            : $"x above {Literal.Of((float)kernel.Activation.Threshold)}, else 0";
        writer.Lines($"/// <summary>y = {formula}, for count numbers of each group.</summary>");
        Loop(
            writer,
            kernel.Name,
            "ref float x, int strideX, ref float y, int strideY, int count, int begin, int end",
            ["x", "y"],
            ["strideX", "strideY"],
            $"""
            Vector512<float> xi = Vector512.LoadUnsafe(ref xg, i);
            {Forward(kernel)}.StoreUnsafe(ref yg, i);
            """);
    }

    public static void Write(SourceWriter writer, ActivationGradientKernel kernel)
    {
        bool fromInput = kernel.Activation.Function == ActivationFunction.Gelu;
        string value = fromInput ? "x" : "y";
        writer.Lines(
            $"/// <summary>dx = f'({value}) dy, for f = {Formula(kernel.Activation.Function)} "
            + "and count numbers of each group; dx may be dy.</summary>");
        Loop(
            writer,
            kernel.Name,
            $"ref float {value}, int stride{value.ToUpperInvariant()}, ref float dy, ref float dx, int stride, "
            + "int count, int begin, int end",
            [value, "dy", "dx"],
            ["stride" + value.ToUpperInvariant(), "stride", "stride"],
            $"""
            Vector512<float> {value}i = Vector512.LoadUnsafe(ref {value}g, i);
            Vector512<float> di = Vector512.LoadUnsafe(ref dyg, i);
            ({Backward(kernel)}).StoreUnsafe(ref dxg, i);
            """);
    }

    public static void Write(SourceWriter writer, DropoutKernel kernel)
    {
        string threshold = Literal.Of(unchecked((int)DropoutKernel.Threshold(kernel.Rate)));
        string scale = Literal.Of((float)(1 / (1 - kernel.Rate)));
        writer.Lines(
            "/// <summary>y = m x, with m drawn from key and position: the same for any number of threads. "
            + "m is kept, and 1 in a frozen network.</summary>");
        Loop(
            writer,
            kernel.Name,
            "ref float x, int strideX, ref float m, ref float y, int stride, int count, uint key, "
            + "bool isFrozen, int begin, int end",
            ["x", "m", "y"],
            ["strideX", "stride", "stride"],
            $"""
            Vector512<float> mi = isFrozen
                ? Vector512<float>.One
                : Lanes.Dropout(key, g * count + (int)i, {threshold}, {scale});
            mi.StoreUnsafe(ref mg, i);
            (mi * Vector512.LoadUnsafe(ref xg, i)).StoreUnsafe(ref yg, i);
            """);
    }

    public static void Write(SourceWriter writer, DropoutGradientKernel kernel)
    {
        writer.Lines("/// <summary>dx = m dy, for count numbers of each group; dx may be dy.</summary>");
        Loop(
            writer,
            kernel.Name,
            "ref float m, int strideM, ref float dy, ref float dx, int stride, int count, int begin, int end",
            ["m", "dy", "dx"],
            ["strideM", "stride", "stride"],
            """
            (Vector512.LoadUnsafe(ref mg, i) * Vector512.LoadUnsafe(ref dyg, i)).StoreUnsafe(ref dxg, i);
            """);
    }

    public static void Write(SourceWriter writer, SumKernel kernel)
    {
        writer.Lines("/// <summary>y = f(a + b), for count numbers of each group; y may be a.</summary>");
        Loop(
            writer,
            kernel.Name,
            "ref float a, int strideA, ref float b, int strideB, ref float y, int strideY, int count, "
            + "int begin, int end",
            ["a", "b", "y"],
            ["strideA", "strideB", "strideY"],
            $"""
            Vector512<float> sum = Vector512.LoadUnsafe(ref ag, i) + Vector512.LoadUnsafe(ref bg, i);
            {EpilogueTemplate.Forward(kernel.Epilogue, "Vector512", "sum")}.StoreUnsafe(ref yg, i);
            """);
    }

    public static void Write(SourceWriter writer, ScaleShiftKernel kernel)
    {
        string z = kernel.Adds ? " + z" : "";
        writer.Lines($"/// <summary>y = f(a[c] x + b[c]{z}); x and y [channels, pixels, 16] per tile.</summary>");
        string addend = kernel.Adds ? "ref float z, int strideZ, " : "";
        using (writer.Block(
            $"internal static void {kernel.Name}(ref float x, int strideX, ref float a, ref float b, {addend}"
            + "ref float y, int strideY, int tiles, int channels, int pixels, int begin, int end)"))
        using (writer.Block("for (int g = begin; g < end; g++)"))
        using (writer.Block("for (int p = 0; p < tiles * channels; p++)"))
        {
            writer.Lines(
                """
                ref float xp = ref Unsafe.Add(ref x, g * strideX + p * pixels * 16);
                ref float yp = ref Unsafe.Add(ref y, g * strideY + p * pixels * 16);
                """);
            if (kernel.Adds)
            {
                writer.Lines("ref float zp = ref Unsafe.Add(ref z, g * strideZ + p * pixels * 16);");
            }

            writer.Lines(
                """
                Vector512<float> ap = Vector512.Create(Unsafe.Add(ref a, p % channels));
                Vector512<float> bp = Vector512.Create(Unsafe.Add(ref b, p % channels));
                """);
            using (writer.Block("for (nuint i = 0; i < (nuint)(pixels * 16); i += 16)"))
            {
                string add = kernel.Adds ? " + Vector512.LoadUnsafe(ref zp, i)" : "";
                writer.Lines(
                    $"""
                    Vector512<float> sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref xp, i), ap, bp){add};
                    {EpilogueTemplate.Forward(kernel.Epilogue, "Vector512", "sum")}.StoreUnsafe(ref yp, i);
                    """);
            }
        }

        writer.Line();
    }

    private static void Loop(
        SourceWriter writer, string name, string parameters, string[] values, string[] strides, string body)
    {
        using (writer.Block($"internal static void {name}({parameters})"))
        using (writer.Block("for (int g = begin; g < end; g++)"))
        {
            for (int i = 0; i < values.Length; i++)
            {
                writer.Lines($"ref float {values[i]}g = ref Unsafe.Add(ref {values[i]}, g * {strides[i]});");
            }

            using (writer.Block("for (nuint i = 0; i < (nuint)count; i += 16)"))
            {
                writer.Lines(body);
            }
        }

        writer.Line();
    }

    private static string Formula(ActivationFunction function) => function switch
    {
        ActivationFunction.Relu => "max(x, 0)",
        ActivationFunction.LeakyRelu => "max(x, slope x)",
        ActivationFunction.Sigmoid => "1 / (1 + exp(-x))",
        ActivationFunction.Tanh => "tanh(x)",
        ActivationFunction.Gelu => "x / 2 (1 + tanh(sqrt(2/π) (x + 0.044715 x³)))",
        _ => throw new InvalidOperationException("No formula for " + function + "."),
    };

    private static string Forward(ActivationKernel kernel) => kernel.Activation.Function switch
    {
        ActivationFunction.Relu when kernel.Activation.Threshold != 0 => EpilogueTemplate.Forward(
            new Epilogue(EpilogueKind.Relu, Threshold: kernel.Activation.Threshold), "Vector512", "xi"),
        ActivationFunction.Relu => "Vector512.Max(xi, Vector512<float>.Zero)",
        ActivationFunction.LeakyRelu => $"Vector512.Max(xi, xi * {Literal.Of((float)kernel.Activation.Slope)})",
        ActivationFunction.Sigmoid => "Activations.Sigmoid(xi)",
        ActivationFunction.Tanh => "Activations.Tanh(xi)",
        ActivationFunction.Gelu => "Activations.Gelu(xi)",
        _ => throw new InvalidOperationException("No kernel for " + kernel.Activation.Function + "."),
    };

    private static string Backward(ActivationGradientKernel kernel) => kernel.Activation.Function switch
    {
        ActivationFunction.Relu => EpilogueTemplate.Backward(new Epilogue(EpilogueKind.Relu), "Vector512", "di", "yi"),
        ActivationFunction.LeakyRelu => EpilogueTemplate.Backward(
            new Epilogue(EpilogueKind.LeakyRelu, kernel.Activation.Slope), "Vector512", "di", "yi"),
        ActivationFunction.Sigmoid => "di * yi * (Vector512<float>.One - yi)",
        ActivationFunction.Tanh => "di * (Vector512<float>.One - yi * yi)",
        ActivationFunction.Gelu => "di * Activations.GeluDerivative(xi)",
        _ => throw new InvalidOperationException("No gradient kernel for " + kernel.Activation.Function + "."),
    };
}
