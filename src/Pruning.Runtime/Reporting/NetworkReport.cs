using System.Collections.Generic;
using System.Linq;
using Pruning.Training;

namespace Pruning.Reporting;

/// <summary>What is left of a network, layer by layer.</summary>
/// <param name="Network">Its name, as declared.</param>
/// <param name="Layers">The layers with weights, in the order of <see cref="Pruning.Network.Layers"/>.</param>
/// <param name="Parameters">All that is trained: weights, biases, and scale and shift of batch normalisations. Their
/// running averages are not counted.</param>
/// <param name="KeptParameters">How many of all its parameters are kept; all but weights always are.</param>
/// <param name="TrainingActivationBytes">Memory of a full batch in a training step: samples, activations and their
/// gradients, for as many threads as the network has. Parameters and their gradients are not counted.</param>
/// <param name="InferenceActivationBytes">The same of a full batch in inference.</param>
public sealed record NetworkReport(
    string Network,
    IReadOnlyList<LayerReport> Layers,
    int Parameters,
    int KeptParameters,
    long TrainingActivationBytes,
    long InferenceActivationBytes)
{
    /// <summary>Memory beside activations with no weight removed.</summary>
    public MemoryReport DenseMemory { get; init; }

    /// <summary>Memory beside activations now.</summary>
    public MemoryReport Memory { get; init; }

    /// <summary>What collapse rules did in the schedule that <see cref="Pruning.Network.Fit"/> ran last, so
    /// far.</summary>
    public IReadOnlyList<CollapseEvent> Collapses { get; init; } = [];

    /// <summary>Number of prunable weights.</summary>
    public int PrunableWeights => Layers.Where(layer => layer.Prunable).Sum(layer => layer.Weights);

    /// <summary>How many of the prunable weights are kept.</summary>
    public int KeptPrunableWeights => Layers.Where(layer => layer.Prunable).Sum(layer => layer.Kept);

    /// <summary>The pruning rate p: the fraction of the prunable weights that is removed.</summary>
    public double PruningRate => ReportNumbers.Removed(PrunableWeights, KeptPrunableWeights);

    /// <summary>The sparsity rate 1 - p: the fraction of the prunable weights that is kept.</summary>
    public double SparsityRate => ReportNumbers.Left(PrunableWeights, KeptPrunableWeights);

    /// <summary>1 / (1 - p) over the prunable weights; infinite where none is kept.</summary>
    public double Compression => ReportNumbers.Compression(PrunableWeights, KeptPrunableWeights);

    /// <summary>The fraction of all parameters that is removed.</summary>
    public double TotalPruningRate => ReportNumbers.Removed(Parameters, KeptParameters);

    /// <summary>The fraction of all parameters that is kept.</summary>
    public double TotalSparsityRate => ReportNumbers.Left(Parameters, KeptParameters);

    /// <summary>All parameters over kept parameters; infinite where none is kept.</summary>
    public double TotalCompression => ReportNumbers.Compression(Parameters, KeptParameters);

    /// <summary>Multiply-adds of the forward pass for one sample with every weight.</summary>
    public long DenseMultiplyAdds => Layers.Sum(layer => layer.DenseMultiplyAdds);

    /// <summary>Multiply-adds of the forward pass for one sample with the kept weights.</summary>
    public long KeptMultiplyAdds => Layers.Sum(layer => layer.KeptMultiplyAdds);

    /// <summary>The report as aligned tables in plain text (weights, kernels, bytes, collapses), with line feeds
    /// between its lines and none at the end, the same under every culture.</summary>
    public override string ToString() => ReportTable.Print(this);
}
