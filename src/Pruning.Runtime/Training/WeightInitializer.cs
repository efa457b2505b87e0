using System;
using Pruning.Randomness;

namespace Pruning.Training;

/// <summary>Draws the initial weights of a layer.</summary>
public static class WeightInitializer
{
    /// <summary>Fills the weights of one layer from the distribution that <see cref="Initializer"/> defines.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="initializer">The distribution.</param>
    /// <param name="fanIn">Inputs that one output is computed from; positive.</param>
    /// <param name="fanOut">Outputs that one input has a part in; positive.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="stream">Which stream of that run; one for each layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is not positive, or the initialiser unknown.</exception>
    public static void Fill(
        Span<float> weights, Initializer initializer, int fanIn, int fanOut, ulong seed, ulong stream)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fanIn);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fanOut);
        var random = new RandomStream(seed, stream);
        double fans = (double)fanIn + fanOut;
        switch (initializer)
        {
            case Initializer.HeNormal:
                Normal(weights, Math.Sqrt(2.0 / fanIn), ref random);
                break;
            case Initializer.HeUniform:
                Uniform(weights, Math.Sqrt(6.0 / fanIn), ref random);
                break;
            case Initializer.GlorotNormal:
                Normal(weights, Math.Sqrt(2 / fans), ref random);
                break;
            case Initializer.GlorotUniform:
                Uniform(weights, Math.Sqrt(6 / fans), ref random);
                break;
            case Initializer.LecunNormal:
                Normal(weights, Math.Sqrt(1.0 / fanIn), ref random);
                break;
            case Initializer.FanInUniform:
                Uniform(weights, Math.Sqrt(1.0 / fanIn), ref random);
                break;
            case Initializer.Zeros:
                weights.Clear();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(initializer), initializer, "Not an initialiser.");
        }
    }

    /// <summary>Fills the weights of one layer from the normal distribution of mean 0.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="stream">Which stream of that run; one for each layer.</param>
    public static void Normal(Span<float> weights, double deviation, ulong seed, ulong stream)
    {
        var random = new RandomStream(seed, stream);
        Normal(weights, deviation, ref random);
    }

    private static void Normal(Span<float> weights, double deviation, ref RandomStream random)
    {
        foreach (ref float weight in weights)
        {
            weight = (float)(deviation * random.NextNormal());
        }
    }

    private static void Uniform(Span<float> weights, double limit, ref RandomStream random)
    {
        foreach (ref float weight in weights)
        {
            weight = (float)(limit * ((2 * random.NextDouble()) - 1));
        }
    }
}
