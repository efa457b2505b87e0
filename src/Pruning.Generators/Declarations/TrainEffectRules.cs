using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// Which settings of [Train] the others leave without effect. The network is what it says all the same, but hardly what
/// was meant.
/// </summary>
internal static class TrainEffectRules
{
    private const string SgdOnly = "only Optimizer.Sgd reads it; change the optimizer or remove it";
    private const string AdamOnly =
        "only Optimizer.Adam and Optimizer.AdamW read it; change the optimizer or remove it";
    private const string StepOnly = "only Curve = LearningRateCurve.Step reads it; choose that curve or remove it";

    public static IEnumerable<Fault> Check(NetworkDeclaration network)
    {
        TrainDeclaration train = network.Train;

        // An undefined optimizer or curve is a fault of its own, and says nothing about what it would read.
        bool sgd = train.Optimizer == Optimizer.Sgd;
        bool adam = train.Optimizer is Optimizer.Adam or Optimizer.AdamW;
        bool smooth = train.Curve is LearningRateCurve.Constant or LearningRateCurve.Cosine;
        (GivenTrainValues Setting, bool IsIgnored, string Why)[] settings =
        [
            (GivenTrainValues.Momentum, adam, SgdOnly),
            (GivenTrainValues.Nesterov, adam, SgdOnly),
            (GivenTrainValues.Beta1, sgd, AdamOnly),
            (GivenTrainValues.Beta2, sgd, AdamOnly),
            (GivenTrainValues.Epsilon, sgd, AdamOnly),
            (GivenTrainValues.StepEpochs, smooth, StepOnly),
            (GivenTrainValues.StepFactor, smooth, StepOnly),
        ];
        foreach ((GivenTrainValues setting, bool isIgnored, string why) in settings)
        {
            if (isIgnored && (train.Given & setting) != 0)
            {
                yield return new Fault(
                    FaultId.SettingHasNoEffect, "", ["Train", setting.ToString(), network.Name, why]);
            }
        }

        if (train.Epochs > 0 && Numbers.IsNotNegative(train.WarmupEpochs) && train.WarmupEpochs >= train.Epochs)
        {
            string why = "the WarmupEpochs, " + Invariant.Text(train.WarmupEpochs) + ", last for all of the "
                + Invariant.Text(train.Epochs) + " Epochs, and the curve begins after them; make WarmupEpochs smaller";
            yield return new Fault(FaultId.SettingHasNoEffect, "", ["Train", "Curve", network.Name, why]);
        }
    }
}
