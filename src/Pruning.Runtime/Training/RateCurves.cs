using System;

namespace Pruning.Training;

/// <summary>How a pruning rate rises; see <see cref="RateCurve"/>.</summary>
internal static class RateCurves
{
    /// <summary>The rate at one point.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="power">The power of a polynomial.</param>
    /// <param name="initial">s_i, at least 0.</param>
    /// <param name="final">s_f, at least s_i and below 1.</param>
    /// <param name="t">How far it is, in [0, 1].</param>
    /// <returns>The rate: exactly s_i at 0 and s_f at 1.</returns>
    public static double At(RateCurve curve, double power, double initial, double final, double t) => t switch
    {
        <= 0 => initial,
        >= 1 => final,
        _ => curve switch
        {
            RateCurve.Polynomial => final + ((initial - final) * Math.Pow(1 - t, power)),
            RateCurve.Exponential => 1 - ((1 - initial) * Math.Pow((1 - final) / (1 - initial), t)),
            RateCurve.Cosine => initial + ((final - initial) * (1 - Math.Cos(Math.PI * t)) / 2),
            RateCurve.OneCycle =>
                initial + ((final - initial) * (Logistic(t) - Logistic(0)) / (Logistic(1) - Logistic(0))),
            _ => throw new ArgumentOutOfRangeException(nameof(curve), curve, "Not a curve of a rate."),
        },
    };

    private static double Logistic(double t) => 1 / (1 + Math.Exp(6 - (14 * t)));
}
