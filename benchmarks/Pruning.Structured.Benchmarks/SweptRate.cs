using System.Collections.Generic;

namespace Pruning.Structured.Benchmarks;

/// <summary>What one rate gives, against the network without a policy, measured in turns with it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Percent">The pruning rate of channels, in percent.</param>
/// <param name="Widths">Outputs of the layers of the smaller network that are left.</param>
/// <param name="MultiplyAdds">Its multiply-adds, as a fraction.</param>
/// <param name="Parameters">Its parameters, as a fraction.</param>
/// <param name="Train">A training step.</param>
/// <param name="Infer">Inference of the batch.</param>
/// <param name="Predict">Inference of one sample.</param>
internal sealed record SweptRate(
    string Network,
    int Percent,
    IReadOnlyList<int> Widths,
    double MultiplyAdds,
    double Parameters,
    SweptTimes Train,
    SweptTimes Infer,
    SweptTimes Predict);
