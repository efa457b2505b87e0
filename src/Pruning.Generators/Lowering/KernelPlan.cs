using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>All that is printed: every decision has been taken.</summary>
internal sealed record KernelPlan(
    CheckedNetwork Network,
    TileGroups Groups,
    EquatableArray<LayerPlan> Layers,
    EquatableArray<JoinPlan> Joins,
    EquatableArray<NormPlan> Norms,
    EquatableArray<PropertyPlan> Properties,
    int Outputs,
    ArenaPlan Arena,
    EquatableArray<Kernel> Kernels,
    EquatableArray<KernelCall> Forward,
    EquatableArray<KernelCall> Backward,
    EquatableArray<KernelCall> Update,
    EquatableArray<KernelCall> Inference,
    EquatableArray<KernelCall> Prediction,
    string PredictionOutput,
    TrainingPlan Training,
    EquatableArray<string> LayerTable,
    string Architecture,
    string Recipe)
{
    /// <summary>The properties that give blocks.</summary>
    public EquatableArray<StagePlan> Stages { get; init; }
}
