using System;

namespace Pruning.Surgery;

/// <summary>Scores out of the order in which the weights of a row go.</summary>
internal static class RemovalScores
{
    /// <summary>
    /// The running maximum of the losses along the order, for each weight. A selection of the least scores, ties by
    /// lower index, takes of each row the first ones of its order: for the losses behind hold only after those before.
    /// </summary>
    /// <param name="order">Indices of weights in the order of their removal.</param>
    /// <param name="losses">What each removal costs.</param>
    /// <param name="scores">Out, by index: the scores; infinite for weights that are not in the order.</param>
    public static void Fill(ReadOnlySpan<int> order, ReadOnlySpan<double> losses, Span<float> scores)
    {
        scores.Fill(float.PositiveInfinity);
        float score = 0;
        int before = -1;
        for (int t = 0; t < order.Length; t++)
        {
            float loss = (float)losses[t];

            // Where the maximum stays, the next float keeps a lower index behind.
            score = loss > score ? loss : order[t] > before ? score : MathF.BitIncrement(score);
            scores[order[t]] = score;
            before = order[t];
        }
    }
}
