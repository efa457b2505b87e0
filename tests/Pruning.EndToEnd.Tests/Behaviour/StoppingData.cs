using System;
using System.Threading;
using Pruning.Data;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Data that can be read so many times, and then throws.</summary>
internal sealed class StoppingData(Dataset data, int readings)
    : Dataset(data.Name, data.Count, data.Features, data.Classes, data.Targets)
{
    public const string Message = "That is enough.";

    private int _readings;

    public override ImageShape? Shape => data.Shape;

    public override void CopySample(int index, Span<float> destination)
    {
        if (Interlocked.Increment(ref _readings) > readings)
        {
            throw new InvalidOperationException(Message);
        }

        data.CopySample(index, destination);
    }

    public override int LabelOf(int index) => data.LabelOf(index);
}
