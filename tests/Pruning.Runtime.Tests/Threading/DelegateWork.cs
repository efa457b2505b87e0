using System;
using Pruning.Threading;

namespace Pruning.Runtime.Tests.Threading;

/// <summary>A delegate as work: (phase, worker, workers).</summary>
internal sealed class DelegateWork(Action<int, int, int> action) : IParallelWork
{
    public void Execute(int phase, int worker, int workers) => action(phase, worker, workers);
}
