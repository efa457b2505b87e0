using System;
using System.Linq;
using Pruning.Generators;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Reference.Declarations;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Draws networks that policies can remove channels of.</summary>
internal static class RandomChannelNetwork
{
    /// <summary>A network without faults: layers are kept until no diagnostic says that they hold channels, or
    /// are of other sizes than a pattern or a block.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="layers">The number of its layers.</param>
    /// <param name="channels">The most channels of a convolution and units of a dense layer.</param>
    /// <param name="seed">Decides all the rest.</param>
    /// <param name="policies">The policies of the class.</param>
    public static NetworkDeclaration Draw(
        string name, int layers, int channels, int seed, EquatableArray<PruneDeclaration> policies)
    {
        Random random = new(seed);
        while (true)
        {
            NetworkDeclaration? network =
                RandomDeclaration.Draw(name, layers, channels, random) with { Prune = policies };
            while (network is not null)
            {
                Result<CheckedNetwork> result =
                    NetworkCompiler.Check(new CompilerInput(network, new CompilationFacts(1400)));
                if (result.Faults.Count == 0)
                {
                    return network;
                }

                network = Keep(network, [.. result.Faults]);
            }
        }
    }

    // Null where nothing would be left.
    private static NetworkDeclaration? Keep(NetworkDeclaration network, Fault[] faults)
    {
        bool holds = Array.TrueForAll(
            faults, fault => fault.Id is FaultId.ChannelsOfOutputs or FaultId.ChannelsOfSamples
                or FaultId.ChannelsNotAligned or FaultId.ChannelsHeld or FaultId.OutputsRemoved
                or FaultId.PatternDoesNotDivide or FaultId.WeightBlockTooLarge);
        if (!holds)
        {
            Assert.Contains(
                faults,
                fault => fault.Id is FaultId.EverythingKept or FaultId.PolicyWithoutLayers or FaultId.LayerEmptied);
            return null;
        }

        string[] members = [.. faults.Select(fault => fault.Member)];
        Assert.All(members, member => Assert.False(network.Layers.Single(layer => layer.Name == member).Keep));
        return network with
        {
            Layers = network.Layers
                .Select(layer => members.Contains(layer.Name) ? layer with { Keep = true } : layer)
                .ToEquatableArray(),
        };
    }
}
