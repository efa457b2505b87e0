using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

public sealed class LayerHessianTests
{
    [Fact]
    public void Condition_WithoutDeadInputs_DampsTheOthersByTheirMean()
    {
        double[] hessian = [4, 1, 0, 1, 2, 0, 0, 0, 0];
        bool[] isDead = new bool[3];

        LayerHessian.Condition(hessian, 3, 0.5, isDead, countsDead: false);

        Assert.Equal([5.5, 1, 0, 1, 3.5, 0, 0, 0, 1], hessian);
        Assert.Equal([false, false, true], isDead);
    }

    [Fact]
    public void Condition_DeadInput_StandsForItselfAndCountsInTheMean()
    {
        double[] hessian = [4, 1, 0, 1, 4, 0, 0, 0, 0];
        bool[] isDead = new bool[3];

        LayerHessian.Condition(hessian, 3, 0.5, isDead, countsDead: true);

        // The mean is that of 4, 4 and 1.
        Assert.Equal([5.5, 1, 0, 1, 5.5, 0, 0, 0, 2.5], hessian);
        Assert.Equal([false, false, true], isDead);
    }

    [Fact]
    public void Condition_AllDead_IsAMultipleOfTheIdentity()
    {
        double[] hessian = new double[4];

        LayerHessian.Condition(hessian, 2, 0.5, new bool[2], countsDead: true);

        Assert.Equal([1.5, 0, 0, 1.5], hessian);
    }
}
