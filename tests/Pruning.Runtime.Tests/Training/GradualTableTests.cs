using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Criteria;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Training;
using Xunit;

namespace Pruning.Runtime.Tests.Training;

/// <summary>Tables of gradual removals, count by count, against definitions that are written out here.</summary>
public sealed class GradualTableTests
{
    private const int Members = 266_200;

    // pruning_schedule.py of the TensorFlow Model Optimization Toolkit: PolynomialDecay, with the progress clamped, and
    // _should_prune_in_step.
    [Theory]
    [InlineData(0, 600, 100, 3, 0)]
    [InlineData(40, 640, 50, 3, 0.1)]
    [InlineData(7, 613, 10, 1, 0)]
    [InlineData(100, 900, 1, 4, 0.5)]
    [InlineData(0, 999, 37, 0.5, 0.25)]
    public void Table_Polynomial_IsThatOfTensorFlow(int begin, int end, int every, double power, double initial)
    {
        GradualTable table = Table(RateCurve.Polynomial, begin, end, every, power, initial);

        for (int step = 0; step < 1000; step++)
        {
            bool prunes = step >= begin && step <= end && (step - begin) % every == 0;
            double progress = Math.Min(1, Math.Max(0, (step - begin) / (double)(end - begin)));
            double sparsity = ((initial - 0.9) * Math.Pow(1 - progress, power)) + 0.9;
            Assert.Equal(prunes || step == end, table.At(step) >= 0);
            if (prunes)
            {
                Assert.Equal([Round(sparsity * Members)], table.CountsOf(table.At(step)).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Table_Exponential_KeepsTheSameFractionOfWhatIsLeft(double initial)
    {
        GradualTable table = Table(RateCurve.Exponential, 100, 900, 80, 3, initial);

        // Ten removals, each of which leaves the same fraction.
        double kept = 1 - initial;
        double factor = Math.Pow(0.1 / kept, 0.1);
        Assert.Equal(11, table.Count);
        for (int removal = 0; removal < 11; removal++, kept *= factor)
        {
            Assert.Equal(Round((1 - kept) * Members), table.CountsOf(removal)[0]);
        }
    }

    [Fact]
    public void Table_Exponential_IsTheGeometricRounds()
    {
        GradualTable table = Table(RateCurve.Exponential, 0, 400, 100, 3, 0);

        Assert.Equal(
            Enumerable.Range(0, 5).Select(round => Round((1 - Math.Pow(0.1, round / 4.0)) * Members)), Counts(table));
    }

    [Fact]
    public void Table_Cosine_RisesAsTheSquareOfASine()
    {
        GradualTable table = Table(RateCurve.Cosine, 0, 960, 40, 3, 0.15);

        Assert.Equal(
            Enumerable.Range(0, 25).Select(
                removal => Round((0.15 + (0.75 * Math.Pow(Math.Sin(Math.PI * removal / 48), 2))) * Members)),
            Counts(table));
    }

    // Hubens' factor is not 0 at the beginning: it is drawn out so that it is.
    [Fact]
    public void Table_OneCycle_IsTheLogisticCurveBetweenItsEnds()
    {
        GradualTable table = Table(RateCurve.OneCycle, 0, 960, 40, 3, 0.15);

        static double Hubens(double t) => (1 + Math.Exp(-14 + 6)) / (1 + Math.Exp((-14 * t) + 6));
        Assert.Equal(
            Enumerable.Range(0, 25).Select(removal =>
                Round((0.15 + (0.75 * (Hubens(removal / 24.0) - Hubens(0)) / (Hubens(1) - Hubens(0)))) * Members)),
            Counts(table));
        Assert.Equal(Round(0.15 * Members), table.CountsOf(0)[0]);
    }

    [Theory]
    [InlineData(100, 613, 100, 7)]
    [InlineData(100, 600, 100, 6)]
    [InlineData(100, 150, 1000, 2)]
    [InlineData(999, 999, 100, 1)]
    public void Table_LastRemoval_IsTheFinalCountAtExactlyTheEnd(int begin, int end, int every, int expected)
    {
        foreach (RateCurve curve in Enum.GetValues<RateCurve>())
        {
            GradualTable table = Table(curve, begin, end, every, 3, 0);

            Assert.Equal(expected, table.Count);
            Assert.Equal(expected - 1, table.At(end));
            Assert.Equal(
                Enumerable.Range(0, expected), Enumerable.Range(0, 1000).Select(table.At).Where(at => at >= 0));
            Assert.All(Enumerable.Range(0, expected), at => Assert.Equal(at, table.At(table.StepOf(at))));
            Assert.Equal(Round(0.9 * Members), table.CountsOf(expected - 1)[0]);
            Assert.All(table.CountsOf(Math.Max(0, expected - 2)).ToArray(), count => Assert.True(
                expected == 1 || count < Round(0.9 * Members)));
        }
    }

    // The rate of a pattern or of a group of few members, with every count a step or none.
    [Fact]
    public void Table_OfSeveralGroups_NeverFalls()
    {
        PruningPlan plan = Plan(new GradualPlan
        {
            BeginEpoch = 0,
            EndEpoch = 0.9,
            EverySteps = 1,
            Curve = RateCurve.Cosine,
            Power = 3,
            InitialRate = 0.05,
        }) with
        {
            Groups = [Group(1, 0.5, 0), Group(7, 0.3, 2), Group(51, 0.5, 26), Group(4096, 0.75, 3072)],
        };
        var table = new GradualTable("Net", plan.Gradual!, plan.Groups, 1, 1, 1000);

        for (int removal = 1; removal < table.Count; removal++)
        {
            int[] before = table.CountsOf(removal - 1).ToArray();
            Assert.All(
                table.CountsOf(removal).ToArray().Zip(before), pair => Assert.InRange(pair.First, pair.Second, 4096));
        }

        Assert.Equal([0, 2, 26, 3072], table.CountsOf(table.Count - 1).ToArray());
    }

    // Where members are known in the end and where they are not, costs rise on the way: steps 0, 250, ..., 1000.
    [Fact]
    public void Table_OfCosts_RisesToWhatIsDeclared()
    {
        PruningGroupPlan known = Group(50, 0.6, 17) with { Unit = RateUnit.Macs, Cost = 1001, Policy = 1 };
        PruningGroupPlan scored = known with { RemovedAfterRound = [], CostAfterRound = [601], Policy = 2 };
        PruningPlan plan = Plan(Gradual(RateCurve.Polynomial, 0, 1, 250, 1, 0)) with { Groups = [known, scored] };
        var table = new GradualTable("Net", plan.Gradual!, plan.Groups, epochs: 2, length: 2, stepsPerEpoch: 1000);

        RemovalTargets[] targets = [.. Enumerable.Range(0, table.Count).Select(table.TargetsOf)];

        Assert.True(targets[0].IsNothing);
        Assert.All(targets.Skip(1), target => Assert.False(target.IsNothing));

        // 0.15, 0.3 and 0.45 of 1001, rounded up; in the end the one is so many members, the other 0.6.
        Assert.Equal([0, 151, 301, 451, 0], targets.Select(target => target.Costs[0]));
        Assert.Equal([0, 0, 0, 0, 17], targets.Select(target => target.Counts[0]));
        Assert.Equal([0, 151, 301, 451, 601], targets.Select(target => target.Costs[1]));
        Assert.Equal([0, 0, 0, 0, 0], targets.Select(target => target.Counts[1]));
    }

    [Fact]
    public void Table_OfOtherLength_BeginsAndEndsInProportion()
    {
        PruningPlan plan = Plan(Gradual(RateCurve.Polynomial, 1, 7.5, 100, 3, 0));

        var table = new GradualTable("Net", plan.Gradual!, plan.Groups, epochs: 10, length: 4, stepsPerEpoch: 500);

        Assert.Equal(0, table.At(200));
        Assert.Equal(table.Count - 1, table.At(1500));
        Assert.Equal(14, table.Count);
    }

    [Fact]
    public void Table_WhoseEndNoStepReaches_SaysSo()
    {
        PruningPlan plan = Plan(Gradual(RateCurve.Polynomial, 0, 9.99, 100, 3, 0));
        Assert.Equal(1, new GradualTable("Net", plan.Gradual!, plan.Groups, 10, 10, 100).At(100));

        ArgumentException error =
            Assert.Throws<ArgumentException>(() => new GradualTable("Net", plan.Gradual!, plan.Groups, 10, 10, 10));

        Assert.StartsWith(
            "Net removes its last weights before step 100 (counted from 0), but a training of 10 epochs with 10 steps "
            + "each has only 100.",
            error.Message,
            StringComparison.Ordinal);
    }

    private static int Round(double count) => (int)Math.Round(count, MidpointRounding.ToEven);

    private static IEnumerable<int> Counts(GradualTable table) =>
        Enumerable.Range(0, table.Count).Select(removal => table.CountsOf(removal)[0]);

    // Of one epoch of a thousand steps.
    private static GradualTable Table(
        RateCurve curve, int begin, int end, int every, double power, double initial)
    {
        PruningPlan plan = Plan(Gradual(curve, begin / 1000.0, end / 1000.0, every, power, initial));
        return new GradualTable("Net", plan.Gradual!, plan.Groups, 1, 1, 1000);
    }

    private static GradualPlan Gradual(
        RateCurve curve, double begin, double end, int every, double power, double initial) => new()
        {
            BeginEpoch = begin,
            EndEpoch = end,
            EverySteps = every,
            Curve = curve,
            Power = power,
            InitialRate = initial,
        };

    private static PruningPlan Plan(GradualPlan gradual) => new()
    {
        Rounds = 1,
        FineTuneEpochs = 1,
        Rewind = Rewind.None,
        When = When.DuringTraining,
        Gradual = gradual,
        Groups = [Group(Members, 0.9, 239_580)],
    };

    private static PruningGroupPlan Group(int members, double rate, int final) => new()
    {
        Layers = [0],
        Criterion = new MagnitudeCriterion(),
        Scope = Scope.Global,
        Members = members,
        Rate = rate,
        RemovedAfterRound = [final],
        Collapse = Collapse.Floor,
        MinimumKept = 1,
    };
}
