using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>Places in the arena, in floats from its start; parameters stand at 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ArenaPlan
{
    /// <summary>Floats in all, but for what the workers have for themselves, which stands behind it.</summary>
    public required int Length { get; init; }

    /// <summary>Floats that each worker has for itself.</summary>
    public required int WorkerLength { get; init; }

    /// <summary>Floats of the parameters, gaps for alignment included.</summary>
    public required int ParameterLength { get; init; }

    /// <summary>The masks of all prunable layers.</summary>
    public required int Masks { get; init; }

    /// <summary>Words of 32 bits of all masks.</summary>
    public required int MaskWords { get; init; }

    /// <summary>The lists of kept weights, or -1 where nothing is prunable.</summary>
    public required int Patterns { get; init; }

    /// <summary>The gradients, laid out as the parameters.</summary>
    public required int Gradients { get; init; }

    /// <summary>The moments of the optimiser, each laid out as the parameters.</summary>
    public required int[] Moments { get; init; }

    /// <summary>The initial values of the parameters, or -1 where nothing rewinds to them.</summary>
    public required int Initial { get; init; }

    /// <summary>What is trained where passes read weights that follow from it, laid out as the parameters; -1 where
    /// weights are trained themselves.</summary>
    public int Shadow { get; init; } = -1;

    /// <summary>What a growing penalty acts on, laid out as the masks; -1 where none does.</summary>
    public int Chosen { get; init; } = -1;

    /// <summary>The samples of the batch, [tiles, features, 16].</summary>
    public required int Samples { get; init; }

    /// <summary>The labels of the batch.</summary>
    public required int Labels { get; init; }

    /// <summary>The targets of the batch, [tiles, outputs, 16], or -1 where the loss needs none.</summary>
    public required int Targets { get; init; }

    /// <summary>The loss of each sample.</summary>
    public required int Losses { get; init; }

    /// <summary>The predicted class of each sample.</summary>
    public required int Classes { get; init; }

    /// <summary>
    /// The samples of the batch for the weight gradients of dense layers that read them, [panels, samples, 32], or -1
    /// where there are none.
    /// </summary>
    public required int Panels { get; init; }

    /// <summary>Bytes of a full batch and its activations during training.</summary>
    public required ActivationPlan TrainingActivations { get; init; }

    /// <summary>The same during inference.</summary>
    public required ActivationPlan InferenceActivations { get; init; }

    /// <summary>The sample of a single prediction.</summary>
    public required int Sample { get; init; }

    /// <summary>The outputs of a single prediction.</summary>
    public required int Prediction { get; init; }
}
