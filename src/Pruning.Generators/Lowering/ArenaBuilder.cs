using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Lines the parts of the arena up, one after the other, and the workspaces of the groups behind them.
/// </summary>
internal sealed class ArenaBuilder
{
    private readonly List<BufferPlan> _sections = [];
    private int _end;

    public void Add(string name, string shape, int length)
    {
        int aligned = Workspace.Align(length);
        _sections.Add(new BufferPlan(name, shape, _end, aligned));
        _end = checked(_end + aligned);
    }

    /// <summary>
    /// Training, inference and prediction never run at once: their workspaces start at the same place.
    /// </summary>
    public ArenaPlan Build(
        Workspace training, Workspace inference, SamplePass sample, TileGroups groups, ParameterPlan parameters)
    {
        EquatableArray<BufferPlan> trainingBuffers = training.Place(_end);
        EquatableArray<BufferPlan> inferenceBuffers = inference.Place(_end);
        int trainingStride = trainingBuffers.Max(buffer => buffer.End) - _end;
        int inferenceStride = inferenceBuffers.Max(buffer => buffer.End) - _end;
        EquatableArray<BufferPlan> sampleBuffers = sample.Workspace.Place(_end + sample.Margin);
        int sampleEnd = sampleBuffers.Max(buffer => buffer.End) + sample.Margin;
        int batchEnd = checked(_end + (Math.Max(trainingStride, inferenceStride) * groups.Capacity));
        return new ArenaPlan(
            parameters.Length,
            parameters.MaskWords,
            _sections.ToEquatableArray(),
            trainingBuffers,
            trainingStride,
            inferenceBuffers,
            inferenceStride,
            sampleBuffers,
            Math.Max(batchEnd, sampleEnd));
    }
}
