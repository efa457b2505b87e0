using System;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// The one array that holds everything. Parameters, gradients, moments and initial values have the same inner layout,
/// so that one offset finds a parameter in each of them.
/// </summary>
/// <param name="ParameterLength">Floats of the parameters, gaps for alignment included.</param>
/// <param name="MaskWords">Words of 32 bits of all masks.</param>
/// <param name="Sections">The named parts, in order, disjoint.</param>
/// <param name="Training">The buffers during training.</param>
/// <param name="Inference">The buffers during inference.</param>
/// <param name="Prediction">The buffers of a single prediction.</param>
/// <param name="Length">Floats in all, but for what the workers have for themselves, which stands behind it.</param>
internal sealed record ArenaPlan(
    int ParameterLength,
    int MaskWords,
    EquatableArray<BufferPlan> Sections,
    WorkspacePlan Training,
    WorkspacePlan Inference,
    EquatableArray<BufferPlan> Prediction,
    int Length)
{
    /// <summary>Floats that each worker has for itself.</summary>
    public int WorkerLength => Math.Max(Training.WorkerLength, Inference.WorkerLength);
}
