using System;
using System.Diagnostics;
using System.Linq;
using Pruning.Benchmarks.Shared;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Sparse;

namespace Pruning.Benchmarks;

/// <summary>A case made ready: a network with its data, and what one repetition of the work costs.</summary>
internal sealed class BenchmarkCase : IDisposable
{
    private readonly Network _network;

    /// <summary>Makes a case ready.</summary>
    /// <param name="declaration">The case.</param>
    /// <param name="threads">Threads of the network.</param>
    public BenchmarkCase(CaseDeclaration declaration, int threads)
    {
        Declaration = declaration;
        _network = declaration.Create(threads);
        _network.SparseMode = declaration.IsMasked ? SparseMode.Never : SparseMode.Auto;
        if (declaration.Removed > 0)
        {
            _network.Prune(declaration.Removed);
        }

        Flops = declaration.IsGated ? 0 : StepCost.Flops(_network, declaration.Work, declaration.Batch);
        Dataset data = declaration.Draw(Math.Max(declaration.Batch, Prediction.Images));
        int[] indices = [.. Enumerable.Range(0, declaration.Batch)];
        ulong? draw = declaration.IsAugmented ? 1UL : null;
        _network.LoadBatch(new Batch(data, indices));
        if (declaration.HasUpdates)
        {
            var training = new UpdatedTraining(_network, data);
            Steps = UpdatedTraining.Steps;
            Run = () => training.Measure();
            Measure = training.Measure;
            return;
        }

        Measure = MeasureRun;
        Run = declaration.Work switch
        {
            Work.Train => () => _network.TrainStep(),
            Work.Infer when declaration.Batch == 1 => Prediction.Of(_network, data),
            Work.Infer => () => _network.Infer(),
            Work.Load => () => _network.LoadBatch(new Batch(data, indices, draw)),
            _ => throw new ArgumentOutOfRangeException(nameof(declaration), declaration.Work, "There is no such work."),
        };
    }

    /// <summary>The line of the registry.</summary>
    public CaseDeclaration Declaration { get; }

    /// <summary>Floating point operations of one step; 0 where there are none, or nobody counts them.</summary>
    public double Flops { get; }

    /// <summary>Steps of one repetition.</summary>
    public int Steps { get; } = 1;

    /// <summary>One repetition.</summary>
    public Action Run { get; }

    /// <summary>The time of one repetition, in seconds.</summary>
    public Func<double> Measure { get; }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private double MeasureRun()
    {
        long start = Stopwatch.GetTimestamp();
        Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
