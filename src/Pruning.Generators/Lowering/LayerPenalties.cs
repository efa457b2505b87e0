using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Which penalties of a network the runtime brings in. The gradients of L1 and L2 are part of the emitted optimiser
/// kernels; where something else needs stored gradients, those kernels make no step, and the runtime has them all.
/// </summary>
internal sealed class LayerPenalties
{
    private readonly NetworkDeclaration _network;
    private readonly bool _storesGradients;

    public LayerPenalties(CheckedNetwork network)
    {
        _network = network.Declaration;
        _storesGradients = network.Pruning.HasShadow
            || network.Pruning.GrowingPenalty is not null
            || network.Graph.Graph.Nodes.OfType<Weighted>().Any(layer => Declared(layer.Name).Any(NeedsAll));
    }

    /// <summary>Those of one layer.</summary>
    public EquatableArray<RegularizeDeclaration> Of(string layer) =>
        Declared(layer).Where(penalty => penalty.Proximal || _storesGradients).ToEquatableArray();

    private EquatableArray<RegularizeDeclaration> Declared(string layer)
    {
        EquatableArray<RegularizeDeclaration> own = LayerOwner.Of(_network, layer).Regularize;
        return own.Count > 0 ? own : _network.Regularize;
    }

    // Whether its gradient depends on more than one weight.
    private static bool NeedsAll(RegularizeDeclaration penalty) =>
        !penalty.Proximal && penalty.Norm is not (Norm.L1 or Norm.L2);
}
