using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>
/// What a user wrote on and in one class, as strings, numbers and enums: the equality gate of the pipeline.
/// Defaults that an attribute itself has are filled in; nothing is checked and nothing is resolved.
/// </summary>
internal sealed record NetworkDeclaration(
    string Namespace,
    string Name,
    ClassForm Form,
    EquatableArray<int> Input,
    Loss Loss,
    TrainDeclaration Train,
    ScheduleDeclaration? Schedule,
    EquatableArray<PruneDeclaration> Prune,
    EquatableArray<RegularizeDeclaration> Regularize,
    EquatableArray<LayerDeclaration> Layers);
