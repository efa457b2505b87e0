using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Masks;
using Pruning.Surgery;

namespace Pruning.Criteria;

/// <summary>
/// What the weights of some layers become where they make up for those that are removed, and what finds that out. It is
/// written only when all removals are decided.
/// </summary>
internal sealed class Compensation
{
    // Beyond that, a Hessian says nothing any more.
    private const double MostDamping = 1e6;

    private readonly ScoredLayers _layers;
    private readonly double[][] _weights;
    private readonly uint[][] _masks;
    private SparseGptSweep? _sweep;
    private HessianTaker? _trySweep;
    private FisherSurgeon? _fisher;

    public Compensation(ScoredLayers layers)
    {
        _layers = layers;
        _weights = [.. Enumerable.Range(0, layers.Count).Select(i => new double[layers.WeightsOf(i).Length])];
        _masks = [.. _weights.Select(weights => new uint[MaskBits.WordsFor(weights.Length)])];
    }

    /// <summary>Optimal brain surgery.</summary>
    public LayerSurgeon Surgeon => field ??= new LayerSurgeon(_layers);

    /// <summary>Surgery by the information of blocks of so many weights.</summary>
    public FisherSurgeon FisherOf(int blockSize) => _fisher ??= new FisherSurgeon(_layers, blockSize);

    /// <summary>The sweep of SparseGPT, by blocks of so many inputs, with the Hessian of a layer.</summary>
    public SparseGptSweep SweepOf(int blockSize, int layer, int group, double damping)
    {
        _sweep ??= new SparseGptSweep(
            Enumerable.Range(0, _layers.Count).Max(i => _layers.OperatorOf(i).OutputsPerGroup),
            Enumerable.Range(0, _layers.Count).Max(i => _layers.OperatorOf(i).WeightsPerOutput),
            blockSize);
        _trySweep ??= _sweep.TryPrepare;
        TakeHessian(layer, group, damping, _trySweep);
        return _sweep;
    }

    /// <summary>The weights that a layer will have.</summary>
    public Span<double> WeightsOf(int layer) => _weights[layer];

    /// <summary>A mask of a layer beside its own.</summary>
    public Span<uint> MaskOf(int layer) => _masks[layer];

    /// <summary>The weights of a layer as they were when they were scored.</summary>
    public ReadOnlySpan<double> OldWeightsOf(int layer) =>
        _layers.Analyst.Numbers.WeightsOf(_layers.IndexOf(layer));

    /// <summary>Starts from the weights, and the mask, of a layer as they were.</summary>
    public void Begin(int layer)
    {
        OldWeightsOf(layer).CopyTo(_weights[layer]);
        _layers.MaskOf(layer).CopyTo(_masks[layer]);
    }

    /// <summary>Has a Hessian taken, with more damping where it is singular.</summary>
    /// <param name="layer">Whose Hessian.</param>
    /// <param name="group">Of which group of channels.</param>
    /// <param name="damping">A fraction of the mean of its diagonal.</param>
    /// <param name="tryTake">Takes it, if it is positive definite.</param>
    /// <exception cref="InvalidOperationException">It stays singular; nothing has changed.</exception>
    public void TakeHessian(int layer, int group, double damping, HessianTaker tryTake)
    {
        Analyst analyst = _layers.Analyst;
        analyst.InputProducts.Collect(analyst, _layers.IndexOf(layer), group);
        int inputs = _layers.OperatorOf(layer).WeightsPerOutput;
        while (!tryTake(analyst.InputProducts.Hessian, inputs, damping))
        {
            damping *= 10;
            if (damping > MostDamping)
            {
                throw new InvalidOperationException(
                    $"The inputs of layer {_layers.NameOf(layer)} are too large for second-order pruning, so nothing "
                    + "was removed. Scale the data down, or declare another criterion.");
            }
        }
    }

    /// <summary>Gives the network the new weights, as far as they are kept.</summary>
    public void Write()
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            Span<float> weights = _layers.WeightsOf(i);
            foreach (int w in new KeptIndices(_layers.MaskOf(i)))
            {
                weights[w] = (float)_weights[i][w];
            }
        }
    }
}
