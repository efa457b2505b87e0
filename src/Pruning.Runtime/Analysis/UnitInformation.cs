using System;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>The mutual information between each neuron or channel of the prunable layers and the label.</summary>
internal sealed class UnitInformation : ITapeReader
{
    /// <summary>Most bins of an activation.</summary>
    public const int Bins = 16;

    private readonly NetworkPlan _plan;
    private readonly OperatorGraph _graph;
    private readonly double[]?[] _means;
    private readonly double[]?[] _information;
    private double[] _sorted = [];
    private int[] _labels = [];
    private int[] _joint = [];
    private int _classes;
    private int _samples;

    public UnitInformation(NetworkPlan plan, OperatorGraph graph)
    {
        _plan = plan;
        _graph = graph;
        _means = new double[plan.Layers.Length][];
        _information = new double[plan.Layers.Length][];
    }

    /// <inheritdoc/>
    public TapePass Pass => TapePass.Forward;

    /// <summary>That of a unit, in nats.</summary>
    public double Of(int layer, int unit) => _information[layer]![unit];

    /// <summary>Makes them.</summary>
    public void Collect(Analyst analyst)
    {
        if (analyst.Holds(this))
        {
            return;
        }

        _samples = analyst.Samples;
        _classes = analyst.Data.Classes;
        if (_labels.Length < _samples)
        {
            _labels = new int[_samples];
            _sorted = new double[_samples];
        }

        if (_joint.Length < Bins * _classes)
        {
            _joint = new int[Bins * _classes];
        }

        for (int i = 0; i < _means.Length; i++)
        {
            int outputs = _plan.Layers[i].Outputs;
            if (_plan.Layers[i].Mask >= 0 && (_means[i] is not { } means || means.Length < (long)outputs * _samples))
            {
                _means[i] = new double[checked(outputs * _samples)];
                _information[i] = new double[outputs];
            }
        }

        analyst.Visit(this);
        for (int i = 0; i < _samples; i++)
        {
            _labels[i] = analyst.LabelOf(i);
        }

        for (int i = 0; i < _means.Length; i++)
        {
            for (int unit = 0; _means[i] is not null && unit < _information[i]!.Length; unit++)
            {
                _information[i]![unit] = LabelInformation.Of(
                    _means[i].AsSpan(unit * _samples, _samples),
                    _labels.AsSpan(0, _samples),
                    _classes,
                    Bins,
                    _sorted.AsSpan(0, _samples),
                    _joint);
            }
        }
    }

    /// <inheritdoc/>
    public void Read(Tape tape, int worker, int workers)
    {
        for (int i = 0; i < _means.Length; i++)
        {
            if (_means[i] is not { } means)
            {
                continue;
            }

            int units = _plan.Layers[i].Outputs;
            (int begin, int end) = WorkerTeam.Share(units, worker, workers);
            for (int unit = begin; unit < end; unit++)
            {
                for (int n = 0; n < tape.Samples; n++)
                {
                    Span<double> h = tape.Of(TapeKind.Value, n / Tape.Lanes, _graph.Units[i]);
                    means[(unit * _samples) + tape.First + n] = MeanOf(h, unit, h.Length / units, n % Tape.Lanes);
                }
            }
        }
    }

    private static double MeanOf(Span<double> h, int unit, int plane, int lane)
    {
        double sum = 0;
        for (int at = (unit * plane) + lane; at < (unit + 1) * plane; at += Tape.Lanes)
        {
            sum += h[at];
        }

        return sum * Tape.Lanes / plane;
    }
}
