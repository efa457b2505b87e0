using System;
using System.Numerics.Tensors;
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
    private readonly double[]?[] _sums = new double[plan.Layers.Length][];
    private WeightSum _sum;
    private object? _owner;

    /// <inheritdoc/>
    public TapePass Pass => _sum switch
    {
        WeightSum.HessianProduct => TapePass.TangentGradients,
        WeightSum.Curvature => TapePass.Curvature,
        _ => TapePass.Gradients,
    };

    /// <summary>The numbers of a layer.</summary>
    public Span<double> Of(int layer) => _sums[layer];

    /// <summary>Forgets them: weights may have changed.</summary>
    public void Forget() => _owner = null;

    /// <summary>Their mean over the samples that an analyst looks at.</summary>
    /// <param name="analyst">The analyst.</param>
    /// <param name="sum">What is added up.</param>
    /// <param name="owner">Whose samples they are: where the same is asked for again, it is there already.</param>
    public void Collect(Analyst analyst, WeightSum sum, object owner)
    {
        if (_owner == owner && _sum == sum)
        {
            return;
        }

        Clear(sum);
        analyst.Visit(this);
        foreach (double[]? sums in _sums)
        {
            TensorPrimitives.Divide(sums, analyst.Samples, sums);
        }

        _owner = owner;
    }

    /// <summary>The gradient of the sum of the outputs for a sample of ones.</summary>
    public void CollectOfOnes(Analyst analyst)
    {
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
            switch (_sum)
            {
                case WeightSum.HessianProduct:
                    each.AddSums(tape, TapeKind.TangentGradient, TapeKind.Value, isSquared: false, sums, begin, end);
                    each.AddSums(tape, TapeKind.Gradient, TapeKind.Tangent, isSquared: false, sums, begin, end);
                    break;
                case WeightSum.Curvature:
                    each.AddSums(tape, TapeKind.Gradient, TapeKind.Tangent, isSquared: false, sums, begin, end);
                    break;
                default:
                    each.AddSums(
                        tape, TapeKind.Gradient, TapeKind.Value, _sum == WeightSum.SquaredGradient, sums, begin, end);
                    break;
            }
        }
    }

    private void Clear(WeightSum sum)
    {
        _sum = sum;
        _owner = null;
        for (int i = 0; i < _sums.Length; i++)
        {
            if (plan.Layers[i].Mask >= 0)
            {
                (_sums[i] ??= new double[plan.Layers[i].Count]).AsSpan().Clear();
            }
        }
    }
}
