using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Lines the parts of the arena up, one after the other, the workspaces of the groups behind them, and those of the
/// workers at the end.
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
    /// <param name="training">The workspace during training.</param>
    /// <param name="inference">The workspace during inference.</param>
    /// <param name="sample">The pass of a single prediction.</param>
    /// <param name="groups">The layout of the batch.</param>
    /// <param name="byGroup">Whether a group goes through all calls of a stretch before the next one does.</param>
    /// <param name="parameters">The places of the parameters.</param>
    public ArenaPlan Build(
        Workspace training,
        Workspace inference,
        SamplePass sample,
        TileGroups groups,
        bool byGroup,
        ParameterPlan parameters)
    {
        EquatableArray<BufferPlan> trainingBuffers = Place(training);
        EquatableArray<BufferPlan> inferenceBuffers = Place(inference);
        int trainingStride = Length(trainingBuffers, _end);
        int inferenceStride = Length(inferenceBuffers, _end);
        EquatableArray<BufferPlan> sampleBuffers = sample.Workspace.Place(_end + sample.Margin);
        int sampleEnd = sampleBuffers.Max(buffer => buffer.End) + sample.Margin;
        int batchEnd = checked(_end + (Math.Max(trainingStride, inferenceStride) * groups.Capacity));
        int length = Math.Max(batchEnd, sampleEnd);
        return new ArenaPlan(
            parameters.Length,
            parameters.MaskWords,
            _sections.ToEquatableArray(),
            WithWorkers(training, trainingBuffers, trainingStride),
            WithWorkers(inference, inferenceBuffers, inferenceStride),
            sampleBuffers,
            length);

        EquatableArray<BufferPlan> Place(Workspace workspace) =>
            byGroup ? workspace.PlaceOfGroup(_end) : workspace.Place(_end);

        WorkspacePlan WithWorkers(Workspace workspace, EquatableArray<BufferPlan> buffers, int stride)
        {
            EquatableArray<BufferPlan> own = byGroup ? workspace.PlaceOfWorker(length) : [];
            EquatableArray<BufferPlan> all =
                buffers.Concat(own).OrderBy(buffer => buffer.First).ThenBy(buffer => buffer.Offset).ToEquatableArray();
            return new WorkspacePlan(all, stride, Length(own, length));
        }
    }

    private static int Length(EquatableArray<BufferPlan> buffers, int origin) =>
        buffers.Count == 0 ? 0 : buffers.Max(buffer => buffer.End) - origin;
}
