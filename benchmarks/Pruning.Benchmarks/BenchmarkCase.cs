using System;
using System.Linq;
using Pruning.Data;
using Pruning.Execution;

namespace Pruning.Benchmarks;

/// <summary>A case made ready: a network with its data, and what one repetition of the work costs.</summary>
internal sealed class BenchmarkCase : IDisposable
{
    // Predictions go over several images, so that no branch and no cache line is that of a single one.
    private const int Images = 16;
    private const ulong DataSeed = 1;

    private readonly Network _network;

    /// <summary>Makes a case ready.</summary>
    /// <param name="declaration">The case.</param>
    /// <param name="threads">Threads of the network.</param>
    public BenchmarkCase(CaseDeclaration declaration, int threads)
    {
        Declaration = declaration;
        _network = declaration.Create(threads);
        if (declaration.Removed > 0)
        {
            _network.Prune(declaration.Removed);
        }

        Flops = FlopsOf(_network, declaration);
        Dataset data = SyntheticDigits.Create(Math.Max(declaration.Batch, Images), DataSeed);
        int[] indices = [.. Enumerable.Range(0, declaration.Batch)];
        _network.LoadBatch(new Batch(data, indices));
        Run = declaration.Work switch
        {
            Work.Train => () => _network.TrainStep(),
            Work.Infer when declaration.Batch == 1 => Prediction(_network, data),
            Work.Infer => () => _network.Infer(),
            Work.Load => () => _network.LoadBatch(new Batch(data, indices)),
            _ => throw new ArgumentOutOfRangeException(nameof(declaration), declaration.Work, "There is no such work."),
        };
    }

    /// <summary>The line of the registry.</summary>
    public CaseDeclaration Declaration { get; }

    /// <summary>
    /// Floating point operations of one repetition: twice the multiply-adds with kept weights; 0 where there are none.
    /// </summary>
    public double Flops { get; }

    /// <summary>One repetition.</summary>
    public Action Run { get; }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    // A step multiplies with each weight once forward, once for its gradient and, but for the first layer, once for
    // the gradient of its input.
    private static double FlopsOf(Network network, CaseDeclaration declaration)
    {
        double flops = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            int passes = declaration.Work switch
            {
                Work.Train => i == 0 ? 2 : 3,
                Work.Infer => 1,
                _ => 0,
            };
            flops += 2.0 * network.Layers[i].Mask.Kept * passes * declaration.Batch;
        }

        return flops;
    }

    private static Action Prediction(Network network, Dataset data)
    {
        float[][] images = new float[Images][];
        for (int i = 0; i < Images; i++)
        {
            images[i] = new float[data.Features];
            data.CopySample(i, images[i]);
        }

        float[] output = new float[data.Classes];
        int next = 0;
        return () =>
        {
            network.Predict(images[next], output);
            next = (next + 1) % Images;
        };
    }
}
