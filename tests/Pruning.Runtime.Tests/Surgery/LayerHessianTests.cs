using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

public sealed class LayerHessianTests
{
    [Fact]
    public void Condition_DeadInput_StandsForItselfAndCountsInTheMean()
    {
        double[] hessian = [4, 1, 0, 1, 2, 0, 0, 0, 0];
        bool[] isDead = new bool[3];

        LayerHessian.Condition(hessian, 3, 0.5, isDead);

        Assert.Equal([5, 1, 0, 1, 3, 0, 0, 0, 1], hessian);
        Assert.Equal([false, false, true], isDead);
    }

    [Fact]
    public void Condition_AllDead_IsTheIdentity()
    {
        double[] hessian = new double[4];

        LayerHessian.Condition(hessian, 2, 0.01, new bool[2]);

        Assert.Equal([1, 0, 0, 1], hessian);
    }
}
