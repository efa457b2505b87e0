using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Compaction;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>
/// All that is printed: every decision has been taken. The backward pass begins in the stretch in which the forward
/// pass ends. By group: a group goes through all calls of a stretch before the next one does, so that its values are
/// still in the cache when they are read; otherwise every call goes over all groups, so that its weights are.
/// </summary>
internal sealed record KernelPlan(
    CheckedNetwork Network,
    TileGroups Groups,
    bool ByGroup,
    EquatableArray<LayerPlan> Layers,
    EquatableArray<JoinPlan> Joins,
    EquatableArray<NormPlan> Norms,
    EquatableArray<PropertyPlan> Properties,
    int Outputs,
    ArenaPlan Arena,
    ActivationMemory Activations,
    PartialLayout Partials,
    EquatableArray<Kernel> Kernels,
    EquatableArray<Stretch> Forward,
    EquatableArray<Stretch> Backward,
    EquatableArray<KernelCall> Update,
    EquatableArray<Stretch> Inference,
    EquatableArray<KernelCall> Prediction,
    string PredictionOutput,
    TrainingPlan Training,
    EquatableArray<string> LayerTable,
    string Architecture,
    string Recipe)
{
    /// <summary>Which channels belong together, for the documentation of the emitted class; empty unless a policy
    /// removes neurons or filters.</summary>
    public EquatableArray<string> ChannelTable { get; init; }

    /// <summary>Which channels go together; empty unless a smaller network is made from this one.</summary>
    public EquatableArray<ChannelGroup> Channels { get; init; }

    /// <summary>How many of each the smaller network has.</summary>
    public EquatableArray<KeptCount> KeptChannels { get; init; }

    /// <summary>The properties that give blocks.</summary>
    public EquatableArray<StagePlan> Stages { get; init; }

    /// <summary>The section of the samples' panels; empty where no dense layer reads the samples.</summary>
    public string SamplePanels =>
        PanelLayout.Values(Network.Graph).Contains(GraphNames.Samples) ? PanelLayout.NameOf(GraphNames.Samples) : "";

    /// <summary>Stretches of a training step: the backward pass begins in the one in which the forward pass
    /// ends.</summary>
    public int TrainStretches => Forward.Count + Backward.Count - 1;
}
