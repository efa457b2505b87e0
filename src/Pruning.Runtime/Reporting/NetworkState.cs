using System;
using Pruning.Sparse;

namespace Pruning.Reporting;

/// <summary>All that steps change of a network, to bring it back to.</summary>
internal sealed class NetworkState
{
    private readonly Network _network;
    private readonly float[] _memory;
    private readonly float _rate;
    private readonly long _steps;
    private readonly long _optimizerSteps;

    /// <summary>Notes how the network is.</summary>
    public NetworkState(Network network)
    {
        _network = network;
        _memory = network.Memory.Slice(0, network.Memory.Length).ToArray();
        _rate = network.LearningRate;
        _steps = network.Position.Steps;
        _optimizerSteps = network.Position.OptimizerSteps;
    }

    /// <summary>Makes the network as it was. The batch that is loaded is to be loaded again.</summary>
    public void Restore()
    {
        _memory.CopyTo(_network.Memory.Slice(0, _memory.Length));
        _network.LearningRate = _rate;
        _network.Position.Steps = _steps;
        _network.Position.OptimizerSteps = _optimizerSteps;

        // Lists of kept weights stand in the memory too: whoever needs them makes them anew.
        SparseMode mode = _network.SparseMode;
        _network.SparseMode = mode;
    }
}
