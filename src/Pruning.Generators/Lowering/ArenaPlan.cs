using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The one array that holds everything. Parameters, gradients, moments and initial values have the same inner layout,
/// so that one offset finds a parameter in each of them.
/// </summary>
/// <param name="ParameterLength">Floats of the parameters, gaps for alignment included.</param>
/// <param name="MaskWords">Words of 32 bits of all masks.</param>
/// <param name="Sections">The named parts, in order, disjoint.</param>
/// <param name="Training">The buffers of one group during training, within its workspace.</param>
/// <param name="TrainingStride">Floats from the workspace of one group to that of the next, during training.</param>
/// <param name="Inference">The buffers of one group during inference, within its workspace.</param>
/// <param name="InferenceStride">The same distance during inference.</param>
/// <param name="Prediction">The buffers of a single prediction.</param>
/// <param name="Length">Floats in all.</param>
internal sealed record ArenaPlan(
    int ParameterLength,
    int MaskWords,
    EquatableArray<BufferPlan> Sections,
    EquatableArray<BufferPlan> Training,
    int TrainingStride,
    EquatableArray<BufferPlan> Inference,
    int InferenceStride,
    EquatableArray<BufferPlan> Prediction,
    int Length);
