using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Lowering;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Pruning.Reference.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Shapes;

public class ArenaBoundTests
{
    private static readonly Gen<OperatorDeclaration> Activation = OneOf<OperatorDeclaration>(
        new OperatorDeclaration.Relu(),
        new OperatorDeclaration.LeakyRelu(),
        new OperatorDeclaration.Sigmoid(),
        new OperatorDeclaration.Tanh(),
        new OperatorDeclaration.Gelu(),
        new OperatorDeclaration.Dropout(0.5));

    private static readonly Gen<OperatorDeclaration[]> Operators = Gen.Select(
        Gen.Int[2, 70],
        Gen.Bool,
        Activation.Array[0, 3],
        (units, bias, activations) =>
            (OperatorDeclaration[])[new OperatorDeclaration.Dense(units, bias), .. activations]);

    private static readonly Gen<NetworkDeclaration> Networks = Gen.Select(
        Gen.Int[2, 200],
        Operators.Array[1, 5],
        OneOf(Vocabulary.Loss.SoftmaxCrossEntropy, Vocabulary.Loss.MeanSquaredError),
        Gen.Select(
            OneOf(Vocabulary.Optimizer.Sgd, Vocabulary.Optimizer.Adam, Vocabulary.Optimizer.AdamW),
            Gen.Int[1, 300]),
        Gen.Bool,
        Build);

    [Fact]
    public void Floats_OfAnyNetwork_AreAtLeastThoseOfItsArena()
    {
        Networks.Sample(
            network =>
            {
                KernelPlan plan = PlanOf(network);
                long bound = ArenaBound.Floats(plan.Network.Graph, network.Train.BatchSize, network);
                Assert.True(bound >= plan.Arena.Length, "bound " + bound + ", arena " + plan.Arena.Length);
            },
            iter: 2000);
    }

    [Fact]
    public void Floats_OfAnyNetworkOfImages_AreAtLeastThoseOfItsArena()
    {
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 12], Gen.Int[1, 200], Gen.Bool).Sample(
            (seed, layers, batch, rewinds) =>
            {
                NetworkDeclaration network = RandomDeclaration.Draw(
                    "Net", layers, seed % 2 == 0 ? 33 : 5, new Random(seed)) with
                {
                    Train = new TrainDeclaration(BatchSize: batch),
                    Schedule = rewinds ? new ScheduleDeclaration(Rewind: Vocabulary.Rewind.Initialization) : null,
                    Regrow = rewinds ? null : new RegrowDeclaration(Vocabulary.Growth.Shadow),
                    Prune =
                    [
                        new PruneDeclaration(
                            Vocabulary.Criterion.Magnitude, Rate: 0.25, Collapse: Vocabulary.Collapse.Allow),
                    ],
                };
                KernelPlan plan = PlanOf(network);
                long bound = ArenaBound.Floats(plan.Network.Graph, batch, plan.Network.Declaration);
                long floats = plan.Arena.Length + ((long)plan.Groups.Capacity * plan.Arena.WorkerLength);
                Assert.True(bound >= floats, "bound " + bound + ", arena " + floats);
            },
            iter: 200);
    }

    [Theory]
    [InlineData("1, 256, 256", 16, 6496)]
    [InlineData("3, 1024, 1024", 16, 96)]
    public void Check_LargestBatchThatFits_IsAccepted(string sizes, int units, int batch)
    {
        NetworkDeclaration network = Declared.Network(Source(sizes, units, batch));
        KernelPlan plan = PlanOf(network);
        Assert.InRange(plan.Arena.Length, 1, ArenaBound.Floats(plan.Network.Graph, batch, plan.Network.Declaration));
        Assert.InRange(ArenaBound.Floats(plan.Network.Graph, batch, plan.Network.Declaration), 1, ArenaBound.Limit);
    }

    [Theory]
    [InlineData("1, 256, 256", 16, 6497, "set BatchSize to 6496 or less")]
    [InlineData("1, 256, 256", 16, 65536, "set BatchSize to 6496 or less")]
    [InlineData("3, 1024, 1024", 16, 97, "set BatchSize to 96 or less")]
    [InlineData("3, 1024, 1024", 16, 512, "set BatchSize to 96 or less")]
    [InlineData("100000000", 2, 1, "make the samples or the layers smaller")]
    public void Check_BatchThatDoesNotFit_NamesOneThatDoes(string sizes, int units, int batch, string advice)
    {
        Result<CheckedNetwork> result = Declared.Check(Source(sizes, units, batch));
        Fault fault = Assert.Single(result.Faults);
        Assert.Equal((FaultId.ArenaTooLarge, ""), (fault.Id, fault.Member));
        Assert.Equal(["Net", Invariant.Text(batch)], fault.Arguments.Take(2));
        Assert.Equal([Invariant.Text(ArenaBound.Limit), advice], fault.Arguments.Skip(3));
        Assert.Null(result.Value);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static KernelPlan PlanOf(NetworkDeclaration network)
    {
        CompiledNetwork compiled = NetworkCompiler.Compile(new CompilerInput(network, new CompilationFacts(1400)));
        Assert.NotNull(compiled.Plan);
        return compiled.Plan;
    }

    private static NetworkDeclaration Build(
        int features,
        OperatorDeclaration[][] layers,
        Vocabulary.Loss loss,
        (Vocabulary.Optimizer Optimizer, int Batch) train,
        bool rewinds)
    {
        IEnumerable<LayerDeclaration> declared = layers.Select((operators, index) => new LayerDeclaration(
            "L" + Invariant.Text(index),
            KnownNames.DenseType,
            PropertyForm.Completable,
            "public",
            operators.ToEquatableArray(),
            false,
            [],
            []));
        return new NetworkDeclaration(
            "Examples",
            "Net",
            ClassForm.Partial,
            [features],
            loss,
            new TrainDeclaration(train.Optimizer, BatchSize: train.Batch),
            rewinds ? new ScheduleDeclaration(Rewind: Vocabulary.Rewind.Initialization) : null,
            [new PruneDeclaration(Vocabulary.Criterion.Magnitude, Rate: 0.25)],
            [],
            declared.ToEquatableArray());
    }

    private static string Source(string sizes, int units, int batch)
    {
        return "[Network(" + sizes + "), Train(BatchSize = " + Invariant.Text(batch) + ")]\n"
            + "partial class Net { [Dense(" + Invariant.Text(units) + ")] public partial Dense A { get; } }";
    }
}
