using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The loss: the mean over samples of -ln(softmax(x)[label]). x [N, K].</summary>
internal sealed record SoftmaxCrossEntropy(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
