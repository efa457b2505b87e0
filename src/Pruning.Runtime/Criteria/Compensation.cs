using System;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Analysis;
using Pruning.Masks;

namespace Pruning.Criteria;

/// <summary>
/// What the weights of some layers become where they make up for those that are removed. It is found when all removals
/// are decided, and written when it is found for all.
/// </summary>
internal sealed class Compensation
{
    // Beyond that, a Hessian says nothing any more.
    private const double MostDamping = 1e6;

    private readonly ScoredLayers _layers;
    private readonly double[][] _weights;
    private readonly uint[][] _masks;
    private bool _isFound;

    public Compensation(ScoredLayers layers)
    {
        _layers = layers;
        _weights = [.. Enumerable.Range(0, layers.Count).Select(i => new double[layers.WeightsOf(i).Length])];
        _masks = [.. _weights.Select(weights => new uint[MaskBits.WordsFor(weights.Length)])];
    }

    /// <summary>The weights that a layer will have.</summary>
    public Span<double> WeightsOf(int layer) => _weights[layer];

    /// <summary>A mask of a layer beside its own.</summary>
    public Span<uint> MaskOf(int layer) => _masks[layer];

    /// <summary>The weights of a layer as they were when they were scored.</summary>
    public ReadOnlySpan<double> OldWeightsOf(int layer) =>
        _layers.Analyst.Numbers.WeightsOf(_layers.IndexOf(layer));

    /// <summary>Starts from the weights of a layer as they were.</summary>
    public void BeginWeights(int layer) => OldWeightsOf(layer).CopyTo(_weights[layer]);

    /// <summary>Notes the mask of a layer.</summary>
    public void BeginMask(int layer) => _layers.MaskOf(layer).CopyTo(_masks[layer]);

    /// <summary>Makes the Hessians of a layer.</summary>
    public InputProducts CollectHessians(int layer)
    {
        Analyst analyst = _layers.Analyst;
        analyst.InputProducts.Collect(analyst, _layers.IndexOf(layer));
        return analyst.InputProducts;
    }

    /// <summary>The next damping to try, where a Hessian is singular.</summary>
    /// <exception cref="InvalidOperationException">None is left.</exception>
    public double MoreThan(double damping, int layer) => damping * 10 <= MostDamping
        ? damping * 10
        : throw new InvalidOperationException(
            $"What layer {_layers.NameOf(layer)} reads is out of range for second-order pruning, so nothing was "
            + "removed. Scale the data, or declare another criterion.");

    /// <summary>Says that the new weights are there.</summary>
    /// <exception cref="InvalidOperationException">One is not finite.</exception>
    public void Found()
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            // As floats; NaN is not below anything.
            if (!(Math.Abs(TensorPrimitives.MaxMagnitude<double>(_weights[i])) <= float.MaxValue))
            {
                throw new InvalidOperationException(
                    $"The weights of layer {_layers.NameOf(i)} that make up for removed ones are not finite, so "
                    + "nothing was removed. Declare more Damping.");
            }
        }

        _isFound = true;
    }

    /// <summary>Forgets them, as the removal failed.</summary>
    public void Forget() => _isFound = false;

    /// <summary>Gives the network the new weights, as far as they are kept.</summary>
    public void Write()
    {
        for (int i = 0; i < _weights.Length && _isFound; i++)
        {
            Span<float> weights = _layers.WeightsOf(i);
            foreach (int w in new KeptIndices(_layers.MaskOf(i)))
            {
                weights[w] = (float)_weights[i][w];
            }
        }

        _isFound = false;
    }
}
