using System;
using Xunit;
using Xunit.Sdk;

namespace Pruning.Generators.Tests.Gradients;

public sealed class CentralDifferenceTests
{
    [Fact]
    public void Check_RightGradient_Passes()
    {
        double[] x = [0.3, -1.2];
        CentralDifference.Check("x", () => Math.Exp(x[0]) * x[1], x, [Math.Exp(0.3) * -1.2, Math.Exp(0.3)]);
        Assert.Equal([0.3, -1.2], x);
    }

    [Fact]
    public void Check_GradientWrongByATenThousandth_Fails()
    {
        double[] x = [0.3];
        FailException failure = Assert.Throws<FailException>(
            () => CentralDifference.Check("x", () => Math.Exp(x[0]), x, [Math.Exp(0.3) * 1.0001]));
        Assert.Contains("x[0]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GradientNotANumber_Fails()
    {
        double[] x = [0.3];
        Assert.Throws<FailException>(() => CentralDifference.Check("x", () => x[0], x, [double.NaN]));
    }
}
