using Pruning.Generators.Common;
using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>The text of fused activations, for one register.</summary>
internal static class EpilogueTemplate
{
    /// <summary>
    /// f(value). Of zero and a NaN the native maximum takes its second operand, so that a diverged network is noticed;
    /// <c>Max</c> says the same of either operand, for two instructions more. Above a threshold it passes too, as it is
    /// not below.
    /// </summary>
    public static string Forward(Epilogue epilogue, string vector, string value) => epilogue.Kind switch
    {
        EpilogueKind.Relu when epilogue.Threshold != 0 =>
            $"{vector}.ConditionalSelect({vector}.LessThanOrEqual({value}, "
            + $"{vector}.Create({Literal.Of((float)epilogue.Threshold)})), {vector}<float>.Zero, {value})",
        EpilogueKind.Relu => $"{vector}.MaxNative({vector}<float>.Zero, {value})",
        EpilogueKind.LeakyRelu => $"{vector}.MaxNative({value}, {value} * {Literal.Of((float)epilogue.Slope)})",
        _ => value,
    };

    /// <summary>f'(·) gradient, where <paramref name="output"/> is f(·): its sign is that of the input.</summary>
    public static string Backward(Epilogue epilogue, string vector, string gradient, string output)
    {
        string isPositive = $"{vector}.GreaterThan({output}, {vector}<float>.Zero)";
        string slope = Literal.Of((float)epilogue.Slope);
        return epilogue.Kind switch
        {
            EpilogueKind.Relu => $"{vector}.ConditionalSelect({isPositive}, {gradient}, {vector}<float>.Zero)",
            EpilogueKind.LeakyRelu => $"{vector}.ConditionalSelect({isPositive}, {gradient}, {gradient} * {slope})",
            _ => gradient,
        };
    }
}
