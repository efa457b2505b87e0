using System;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>
/// A number for every weight of the prunable layers, added up over the samples: the gradient, the mean square of the
/// gradients of single samples, the product of the Hessian with a direction, or the second derivative.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="graph">Its graph.</param>
internal sealed class WeightSums(NetworkPlan plan, OperatorGraph graph) : ITapeReader
{
    private const int OfOnes = -1;

    private readonly double[]?[] _sums = new double[plan.Layers.Length][];
    private WeightSum _sum;

    /// <inheritdoc/>
    public TapePass Pass => _sum switch
    {
        WeightSum.HessianProduct => TapePass.TangentGradients,
        WeightSum.Curvature => TapePass.Curvature,
        _ => TapePass.Gradients,
    };

    /// <summary>The numbers of a layer.</summary>
    public Span<double> Of(int layer) => _sums[layer];

    /// <summary>Their mean over the samples that an analyst looks at.</summary>
    public void Collect(Analyst analyst, WeightSum sum)
    {
        if (analyst.Holds(this, (int)sum))
        {
            return;
        }

        Clear(sum);
        analyst.Visit(this);
        foreach (double[]? sums in _sums)
        {
            TensorPrimitives.Divide(sums, analyst.Samples, sums);
        }
    }

    /// <summary>The product of the Hessian with the gradient, both of the mean loss and by kept weights.</summary>
    public void CollectHessianGradient(Analyst analyst)
    {
        if (analyst.Holds(this, (int)WeightSum.HessianProduct))
        {
            return;
        }

        Collect(analyst, WeightSum.Gradient);
        for (int i = 0; i < _sums.Length; i++)
        {
            Span<double> direction = analyst.Numbers.TangentOf(i);
            direction.Clear();
            if (plan.Layers[i].Mask >= 0)
            {
                foreach (int w in new KeptIndices(analyst.MaskOf(plan.Layers[i])))
                {
                    direction[w] = _sums[i]![w];
                }
            }
        }

        Collect(analyst, WeightSum.HessianProduct);
    }

    /// <summary>The gradient of the sum of the outputs for a sample of ones.</summary>
    public void CollectOfOnes(Analyst analyst)
    {
        analyst.Holds(this, OfOnes);
        Clear(WeightSum.Gradient);
        analyst.VisitOnes(this);
    }

    /// <inheritdoc/>
    public void Read(Tape tape, int worker, int workers)
    {
        foreach (WeightedOperator each in graph.Weighted)
        {
            if (plan.Layers[each.Layer].Mask < 0)
            {
                continue;
            }

            (int begin, int end) = WorkerTeam.Share(each.Outputs, worker, workers);
            double[] sums = _sums[each.Layer]!;
            bool isSquared = _sum == WeightSum.SquaredGradient;
            (TapeKind gradient, TapeKind value) = _sum switch
            {
                WeightSum.HessianProduct => (TapeKind.TangentGradient, TapeKind.Value),
                WeightSum.Curvature => (TapeKind.Gradient, TapeKind.Tangent),
                _ => (TapeKind.Gradient, TapeKind.Value),
            };
            each.Reader.AddSums(tape, gradient, value, isSquared, sums, begin, end);
            if (_sum == WeightSum.HessianProduct)
            {
                each.Reader.AddSums(tape, TapeKind.Gradient, TapeKind.Tangent, isSquared, sums, begin, end);
            }
        }
    }

    private void Clear(WeightSum sum)
    {
        _sum = sum;
        for (int i = 0; i < _sums.Length; i++)
        {
            if (plan.Layers[i].Mask >= 0)
            {
                (_sums[i] ??= new double[plan.Layers[i].Count]).AsSpan().Clear();
            }
        }
    }
}
