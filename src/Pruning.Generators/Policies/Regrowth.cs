using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>How removed weights come back, with the defaults of the growth resolved.</summary>
/// <param name="Growth">How.</param>
/// <param name="Fraction">The fraction of the kept weights of a layer that an update exchanges at first.</param>
/// <param name="Anneal">How it changes.</param>
/// <param name="EverySteps">Steps between two updates; 0 where epochs are counted.</param>
/// <param name="EveryEpochs">Epochs between two updates; 0 where steps are counted.</param>
/// <param name="EndEpoch">Where the last update comes before.</param>
/// <param name="WarmupEpochs">Epochs before the first sparse phase.</param>
/// <param name="Gamma">How fast updates become rare.</param>
/// <param name="Power">The power of that.</param>
internal sealed record Regrowth(
    Growth Growth,
    double Fraction,
    Anneal Anneal,
    int EverySteps,
    double EveryEpochs,
    double EndEpoch,
    double WarmupEpochs,
    double Gamma,
    double Power)
{
    // Evci et al. 2020.
    private const double DefaultEnd = 0.75;

    /// <summary>That of a network; null without [Regrow].</summary>
    public static Regrowth? Of(NetworkDeclaration network)
    {
        if (network.Regrow is not { } regrow)
        {
            return null;
        }

        (int steps, double epochs) = DefaultIntervalOf(regrow.Growth);
        if (regrow.EverySteps > 0 || !double.IsNaN(regrow.EveryEpochs))
        {
            steps = regrow.EverySteps;
            epochs = double.IsNaN(regrow.EveryEpochs) ? 0 : regrow.EveryEpochs;
        }

        bool anneals = regrow.Growth is Growth.Gradient or Growth.Momentum;
        return new Regrowth(
            regrow.Growth,
            Or(regrow.Fraction, regrow.Growth == Growth.Momentum ? 0.5 : 0.3),
            (regrow.Given & GivenRegrowValues.Anneal) != 0 ? regrow.Anneal
                : anneals ? Anneal.Cosine : Anneal.Constant,
            steps,
            epochs,
            Or(regrow.EndEpoch, DefaultEnd * network.Train.Epochs),
            Or(regrow.WarmupEpochs, epochs),
            regrow.Gamma,
            regrow.Power);
    }

    /// <summary>At which point of the training weights are removed for the first time.</summary>
    public static When WhenOf(RegrowDeclaration regrow) =>
        regrow.Exchanges ? When.AtInitialization : When.DuringTraining;

    /// <summary>"Gradient 0.3 Cosine every 100 steps to epoch 7.5": what the growth reads.</summary>
    public override string ToString()
    {
        List<string> parts = [Growth.ToString()];
        if (Growth is Growth.Random or Growth.Gradient or Growth.Momentum)
        {
            parts.Add(Invariant.Text(Fraction) + " " + Anneal);
        }

        parts.Add(EverySteps > 0
            ? "every " + Invariant.Text(EverySteps) + " steps"
            : "every " + Invariant.Text(EveryEpochs) + " epochs");
        if (Growth == Growth.Dense)
        {
            parts.Add("from epoch " + Invariant.Text(WarmupEpochs));
        }

        parts.Add("to epoch " + Invariant.Text(EndEpoch));
        if (Growth == Growth.Splicing)
        {
            parts.Add("with (1 + " + Invariant.Text(Gamma) + " t)^-" + Invariant.Text(Power));
        }

        return string.Join(" ", parts);
    }

    private static (int Steps, double Epochs) DefaultIntervalOf(Growth growth) => growth switch
    {
        Growth.Gradient => (100, 0),
        Growth.Shadow => (16, 0),
        Growth.Splicing => (1, 0),
        Growth.Dense => (0, 5),
        _ => (0, 1),
    };

    private static double Or(double given, double value) => double.IsNaN(given) ? value : given;
}
