using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>The numbers of the training that are not compiled into kernels, with their defaults resolved.</summary>
/// <param name="LearningRate">The highest learning rate.</param>
/// <param name="Beta1">Decay of the first moment of Adam; 0 for SGD, which has no bias correction.</param>
/// <param name="Beta2">Decay of the second moment of Adam; 0 for SGD.</param>
internal sealed record TrainingPlan(double LearningRate, double Beta1, double Beta2)
{
    public static TrainingPlan Of(TrainDeclaration train)
    {
        bool sgd = train.Optimizer == Optimizer.Sgd;
        double fallback = sgd ? 0.1 : 1e-3;
        return new TrainingPlan(
            double.IsNaN(train.LearningRate) ? fallback : train.LearningRate,
            sgd ? 0 : train.Beta1,
            sgd ? 0 : train.Beta2);
    }
}
