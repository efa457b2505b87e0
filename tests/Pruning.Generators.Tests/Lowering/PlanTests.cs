using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering;
using VerifyXunit;
using Xunit;

namespace Pruning.Generators.Tests.Lowering;

public sealed class PlanTests
{
    private const string LeNet300 =
        """
        using Pruning;

        namespace Demo;

        [Network(1, 28, 28)]
        [Train(Optimizer.Sgd, LearningRate = 0.1, BatchSize = 128, Epochs = 10)]
        [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
        [Schedule(When.AfterTraining, Rounds = 4, Rewind = Rewind.Initialization)]
        public sealed partial class LeNet300
        {
            [Dense(300), Relu] public partial Dense Fc1 { get; }

            [Dense(100), Relu] public partial Dense Fc2 { get; }

            [Dense(10), Keep] public partial Dense Logits { get; }
        }
        """;

    private const string Everything =
        """
        using Pruning;

        [Network(5, Loss = Loss.MeanSquaredError)]
        [Train(Optimizer.AdamW, BatchSize = 48, WeightDecay = 0.01)]
        [Regularize(Norm.L1, 1e-5)]
        public partial class Everything
        {
            [Dense(3, Bias = false), Sigmoid, Dropout(0.25)] public partial Dense A { get; }

            [Dense(17), Gelu, Tanh] public partial Dense B { get; }

            [Dense(17), Dropout(0.5), Relu] public partial Dense C { get; }

            [Dense(2), LeakyRelu(0.2)] public partial Dense D { get; }
        }
        """;

    private const string Normalised =
        """
        using Pruning;

        [Network(1, 8, 8)]
        [Train(Optimizer.Sgd, BatchSize = 64)]
        public partial class Normalised
        {
            [Conv2D(4, Padding = 1), BatchNorm, Relu, MaxPool(2)] public partial Conv2D A { get; }

            [Dense(3)] public partial Dense Logits { get; }
        }
        """;

    [Fact]
    public Task Lower_LeNet300_IsThis() => Verifier.Verify(PlanPrinter.Print(PlanOf(LeNet300)));

    [Fact]
    public Task Lower_EveryOperator_IsThis() => Verifier.Verify(PlanPrinter.Print(PlanOf(Everything)));

    [Fact]
    public void Verify_BuffersThatOverlapWhileLive_Throws()
    {
        KernelPlan plan = PlanOf(LeNet300);
        int offset = plan.Arena.Training.Buffers[0].Offset;
        KernelPlan broken = WithBuffers(plan, buffer => buffer with { Offset = offset });

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => PlanVerifier.Verify(broken));
        Assert.Contains("live at the same time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_CallOfABufferThatIsNotLive_Throws()
    {
        KernelPlan plan = PlanOf(LeNet300);
        KernelPlan broken = WithBuffers(plan, buffer => buffer with { Last = buffer.First });

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => PlanVerifier.Verify(broken));
        Assert.Contains("not live", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lower_ANormalisedConvolution_KeepsOnlyWhatIsReadBehindAJoin()
    {
        KernelPlan plan = PlanOf(Normalised);

        // The sum waits for its statistics and for the way back. All else begins and ends between two joins, the way
        // back included: it begins in the stretch of the loss.
        Assert.Contains(plan.Arena.Training.OfGroup, buffer => buffer.Name == "Value_A");
        Assert.Contains(plan.Arena.Training.OfWorker, buffer => buffer.Name == "MaxPool_A");
        Assert.All(plan.Arena.Training.OfWorker, buffer => Assert.True(buffer.Offset >= plan.Arena.Length));
        Assert.Empty(plan.Arena.Inference.OfGroup);
        Assert.Equal(0, plan.Arena.Inference.Stride);
        Assert.Equal(
            plan.Arena.WorkerLength, Math.Max(plan.Arena.Training.WorkerLength, plan.Arena.Inference.WorkerLength));
    }

    [Fact]
    public void Verify_PlaceOfAWorkerThatIsReadInTwoStretches_Throws()
    {
        KernelPlan plan = PlanOf(Normalised);
        WorkspacePlan training = plan.Arena.Training;
        int offset = plan.Arena.Length + training.WorkerLength;
        KernelPlan moved = WithBuffers(
            plan,
            buffer => buffer.Name == "Value_A" ? buffer with { Offset = offset, IsOfWorker = true } : buffer);
        training = moved.Arena.Training with { WorkerLength = training.WorkerLength + training.Stride };
        KernelPlan broken = moved with { Arena = moved.Arena with { Training = training } };

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => PlanVerifier.Verify(broken));
        Assert.Contains("Value_A", error.Message, StringComparison.Ordinal);
        Assert.Contains("one stretch alone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_CallOfAKernelThatDoesNotExist_Throws()
    {
        KernelPlan plan = PlanOf(LeNet300);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => PlanVerifier.Verify(plan with { Kernels = [] }));
        Assert.Contains("no such kernel", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300, 12, 12, 25, 0)]
    [InlineData(100, 12, 10, 10, 0)]
    [InlineData(10, 12, 10, 1, 0)]
    [InlineData(1, 12, 1, 1, 0)]
    [InlineData(17, 12, 9, 1, 8)]
    [InlineData(31, 12, 11, 2, 9)]
    public void RowTiling_OfACount_CoversItWithEqualTiles(int count, int most, int rows, int blocks, int remainder)
    {
        Assert.Equal(new RowTiling(rows, blocks, remainder), RowTiling.For(count, most));
    }

    [Fact]
    public void RowTiling_OfAnyCount_CoversItExactlyWithinTheRegisters()
    {
        foreach (int most in new[] { 6, 8, 12, 24 })
        {
            for (int count = 1; count <= 1000; count++)
            {
                RowTiling tiling = RowTiling.For(count, most);
                Assert.Equal(count, tiling.FullRows + tiling.Remainder);
                Assert.InRange(tiling.Rows, 1, most);
                Assert.InRange(tiling.Remainder, 0, tiling.Rows - 1);
            }
        }
    }

    private static KernelPlan WithBuffers(KernelPlan plan, Func<BufferPlan, BufferPlan> change) => plan with
    {
        Arena = plan.Arena with
        {
            Training = plan.Arena.Training with
            {
                Buffers = plan.Arena.Training.Buffers.Select(change).ToEquatableArray(),
            },
        },
    };

    private static KernelPlan PlanOf(string source)
    {
        CompilerInput input = Inputs.Of(source);
        CompiledNetwork compiled = NetworkCompiler.Compile(input);
        Assert.NotNull(compiled.Plan);
        return compiled.Plan;
    }
}
