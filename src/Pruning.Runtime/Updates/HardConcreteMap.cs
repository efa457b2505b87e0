using System;
using System.Numerics.Tensors;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Randomness;

namespace Pruning.Updates;

/// <summary>
/// L0 regularisation by hard concrete gates (Louizos et al. 2018): w = θ z, one gate z in [0, 1] for each input of a
/// dense layer and each filter of a convolution. In training z is drawn once per step; outside of it, it is what the
/// paper tests with. The loss has the term P(z ≠ 0) (λ + ½ d θ²), summed over all weights, where d is the weight decay:
/// a weight behind a closed gate costs nothing.
/// </summary>
internal sealed class HardConcreteMap : LearnedMap
{
    // The stretch [γ, ζ] and the temperature β of the paper.
    private const float Low = -0.1f;
    private const float High = 1.1f;
    private const float Temperature = 2f / 3;

    // Uniform numbers keep this distance from 0 and 1; log α stays between the logarithms of 1/100 and 100.
    private const float Margin = 1e-6f;
    private const float MostLogAlpha = 4.6051702f;

    // log α of the gate that lets the least through outside of training, one hundredth: the largest gate of a layer
    // never falls below it, so that no layer becomes empty.
    private const float LeastOpen = -2.2935f;

    // P(z ≠ 0) = σ(log α - β ln(-γ / ζ)).
    private static readonly float OpenShift = Temperature * MathF.Log(High / -Low);

    private readonly int _index;
    private readonly bool _perInput;
    private readonly float _decay;
    private readonly float[] _gates;
    private readonly float[] _slopes;
    private readonly float[] _open;
    private readonly float[] _sums;
    private readonly float[] _squares;

    public HardConcreteMap(NetworkPlan plan, Arena arena, LayerPlan layer)
        : base(plan, arena, layer)
    {
        _index = Array.IndexOf(plan.Layers, layer);
        _perInput = layer.Convolution is null;
        _decay = plan.Training.Optimizer == Optimizer.AdamW ? 0 : (float)plan.Training.WeightDecay;
        _gates = new float[Learned.Count];
        _slopes = new float[Learned.Count];
        _open = new float[Learned.Count];
        _sums = new float[Learned.Count];
        _squares = new float[_decay > 0 ? Learned.Count : 0];
    }

    public override bool IsDrawn => true;

    // The decay of SGD and Adam is a term of the loss; that of AdamW is none, and stays with the optimiser.
    public override bool Decays => _decay == 0;

    public override void ProjectForStep(ulong seed, long step)
    {
        ReadOnlySpan<float> logAlphas = Parameters;
        var random = new RandomStream(seed, RandomStreams.Gates(_index))
        {
            Position = (ulong)step * (ulong)logAlphas.Length,
        };
        for (int i = 0; i < logAlphas.Length; i++)
        {
            float u = Margin + (random.NextSingle() * (1 - (2 * Margin)));
            float s = Sigmoid((MathF.Log(u) - MathF.Log(1 - u) + logAlphas[i]) / Temperature);
            float stretched = (s * (High - Low)) + Low;
            _gates[i] = Math.Clamp(stretched, 0, 1);
            _slopes[i] = stretched is > 0 and < 1 ? (High - Low) * s * (1 - s) / Temperature : 0;
        }

        WriteWeights();
    }

    /// <summary>Without chance, and without the temperature, as the paper tests.</summary>
    public override void Project()
    {
        ReadOnlySpan<float> logAlphas = Parameters;
        for (int i = 0; i < logAlphas.Length; i++)
        {
            _gates[i] = Math.Clamp((Sigmoid(logAlphas[i]) * (High - Low)) + Low, 0, 1);
        }

        WriteWeights();
    }

    public override void PullBack()
    {
        ReadOnlySpan<float> logAlphas = Parameters;
        for (int i = 0; i < logAlphas.Length; i++)
        {
            _open[i] = Sigmoid(logAlphas[i] + OpenShift);
        }

        if (_perInput)
        {
            PullBackInputs();
        }
        else
        {
            PullBackOutputs();
        }

        Span<float> gradients = ParameterGradients;
        float cost = (float)Learned.Strength * (Layer.Count / (float)Learned.Count);
        for (int i = 0; i < gradients.Length; i++)
        {
            float cost2 = _decay > 0 ? cost + (_decay / 2 * _squares[i]) : cost;
            gradients[i] = (_sums[i] * _slopes[i]) + (cost2 * _open[i] * (1 - _open[i]));
        }
    }

    public override void Constrain()
    {
        Span<float> logAlphas = Parameters;
        int largest = 0;
        for (int i = 0; i < logAlphas.Length; i++)
        {
            logAlphas[i] = Math.Clamp(logAlphas[i], -MostLogAlpha, MostLogAlpha);
            largest = logAlphas[i] > logAlphas[largest] ? i : largest;
        }

        logAlphas[largest] = MathF.Max(logAlphas[largest], LeastOpen);
    }

    private void WriteWeights()
    {
        int columns = Layer.Inputs;
        for (int r = 0; r < Layer.Outputs; r++)
        {
            ReadOnlySpan<float> shadow = Shadow.Slice(r * columns, columns);
            Span<float> weights = Weights.Slice(r * columns, columns);
            if (_perInput)
            {
                TensorPrimitives.Multiply(shadow, _gates, weights);
            }
            else
            {
                TensorPrimitives.Multiply(shadow, _gates[r], weights);
            }
        }

        MaskZeros();
    }

    private void PullBackInputs()
    {
        int columns = Layer.Inputs;
        _sums.AsSpan().Clear();
        _squares.AsSpan().Clear();
        for (int r = 0; r < Layer.Outputs; r++)
        {
            ReadOnlySpan<float> shadow = Shadow.Slice(r * columns, columns);
            Span<float> gradients = Gradients.Slice(r * columns, columns);
            TensorPrimitives.MultiplyAdd(gradients, shadow, _sums, _sums);
            TensorPrimitives.Multiply(gradients, _gates, gradients);
            if (_decay > 0)
            {
                TensorPrimitives.MultiplyAdd(shadow, shadow, _squares, _squares);
                for (int i = 0; i < columns; i++)
                {
                    gradients[i] += _decay * _open[i] * shadow[i];
                }
            }
        }
    }

    private void PullBackOutputs()
    {
        int columns = Layer.Inputs;
        for (int r = 0; r < Layer.Outputs; r++)
        {
            ReadOnlySpan<float> shadow = Shadow.Slice(r * columns, columns);
            Span<float> gradients = Gradients.Slice(r * columns, columns);
            _sums[r] = TensorPrimitives.Dot(gradients, shadow);
            TensorPrimitives.Multiply(gradients, _gates[r], gradients);
            if (_decay > 0)
            {
                _squares[r] = TensorPrimitives.SumOfSquares(shadow);
                TensorPrimitives.MultiplyAdd(shadow, _decay * _open[r], gradients, gradients);
            }
        }
    }
}
