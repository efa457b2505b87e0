using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Regularize] attribute.</summary>
internal sealed record RegularizeDeclaration(Norm Norm, double Strength);
