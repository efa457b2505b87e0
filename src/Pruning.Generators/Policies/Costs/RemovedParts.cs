using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies.Costs;

/// <summary>
/// What policies have removed so far, one after the other: channels of each dependency group, rows of layers, single
/// weights. A later policy counts what is gone already, so its removal contains that of an earlier one of its kind. Of
/// kinds that do not see each other (rows, then channels; single weights, then rows or channels) data says how much
/// both have taken.
/// </summary>
internal sealed class RemovedParts
{
    private readonly ShapedGraph _shaped;
    private readonly DependencyGraph _dependencies;
    private readonly Bounds[] _channels;
    private readonly Dictionary<string, Bounds> _rows;
    private readonly Dictionary<string, Bounds> _weights;
    private readonly HashSet<string> _rowsBeforeChannels;
    private readonly HashSet<string> _weightsBeforeRows;

    public RemovedParts(ShapedGraph shaped, DependencyGraph dependencies)
    {
        _shaped = shaped;
        _dependencies = dependencies;
        _channels = new Bounds[dependencies.Groups.Count];
        _rows = [];
        _weights = [];
        _rowsBeforeChannels = [];
        _weightsBeforeRows = [];
    }

    private RemovedParts(RemovedParts other)
    {
        _shaped = other._shaped;
        _dependencies = other._dependencies;
        _channels = (Bounds[])other._channels.Clone();
        _rows = new Dictionary<string, Bounds>(other._rows);
        _weights = new Dictionary<string, Bounds>(other._weights);
        _rowsBeforeChannels = [.. other._rowsBeforeChannels];
        _weightsBeforeRows = [.. other._weightsBeforeRows];
    }

    public RemovedParts Copy() => new(this);

    /// <summary>Takes the members of a group away.</summary>
    /// <param name="group">The group.</param>
    /// <param name="parts">How many of each of its layers, or groups of channels, earlier ones included.</param>
    public void Take(PruningGroup group, IReadOnlyList<Bounds> parts)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            if (group.Channels.Count > 0)
            {
                Take(group.Channels[i], parts[i]);
            }
            else if (group.MemberSettings.RemovesUnits)
            {
                Add(_rows, group.Layers[i], parts[i]);
                Mark(group.Layers[i], _weights, _weightsBeforeRows);
            }
            else if (group.MemberSettings.Granularity == Granularity.Block)
            {
                TakeBlocks(group.MemberSettings, (Weighted)_shaped.NodeOf(group.Layers[i]), parts[i]);
            }
            else
            {
                Add(_weights, group.Layers[i], parts[i]);
            }
        }
    }

    /// <summary>Takes channels away.</summary>
    public void Take(ChannelGroup group, Bounds channels)
    {
        int place = _dependencies.Groups.ToList().IndexOf(group);
        _channels[place] = Bounds.Larger(_channels[place], channels);
        foreach (ChannelSlice slice in group.Slices)
        {
            if (slice.Role == ChannelRole.Row)
            {
                Mark(slice.Node, _rows, _rowsBeforeChannels);
            }

            if (slice.Role is ChannelRole.Row or ChannelRole.Column)
            {
                Mark(slice.Node, _weights, _weightsBeforeRows);
            }
        }
    }

    /// <summary>Takes the channels of rows out that have gone as such: these are no others.</summary>
    public void TakeOut(ChannelGroup group, int channels)
    {
        int place = _dependencies.Groups.ToList().IndexOf(group);
        if (_channels[place].Least >= channels)
        {
            return;
        }

        // With their columns go single weights that have been counted as kept.
        _channels[place] = Bounds.Larger(_channels[place], Bounds.Exactly(channels));
        foreach (ChannelSlice slice in group.In(ChannelRole.Column))
        {
            Mark(slice.Node, _weights, _weightsBeforeRows);
        }
    }

    /// <summary>Indices in one role that have gone as channels.</summary>
    public Bounds GoneAsChannels(ChannelRole role, string node)
    {
        Bounds gone = default;
        for (int i = 0; i < _channels.Length; i++)
        {
            foreach (ChannelSlice slice in _channels[i].Most == 0 ? [] : _dependencies.Groups[i].In(role))
            {
                gone += slice.Node == node ? _channels[i] * slice.PerChannel : default;
            }
        }

        return gone;
    }

    /// <summary>The weights of a layer that are left.</summary>
    public Bounds KeptWeights(Weighted layer)
    {
        long inputs = _shaped.InputsOf(layer);
        long all = inputs * layer.Outputs;
        Bounds asChannels = GoneAsChannels(ChannelRole.Row, layer.Name);
        _rows.TryGetValue(layer.Name, out Bounds asRows);
        Bounds rows = _rowsBeforeChannels.Contains(layer.Name)
            ? Bounds.Union(asRows, asChannels, layer.Outputs)
            : Bounds.Larger(asRows, asChannels);
        Bounds columns = GoneAsChannels(ChannelRole.Column, layer.Name);
        Bounds outside = (rows.LeftOf(layer.Outputs) * columns.LeftOf(inputs)).LeftOf(all);
        _weights.TryGetValue(layer.Name, out Bounds single);
        return (_weightsBeforeRows.Contains(layer.Name)
            ? Bounds.Union(outside, single, all)
            : Bounds.Larger(outside, single)).LeftOf(all);
    }

    /// <summary>Whether the declaration says what is left of a layer, whatever is removed of it next.</summary>
    public bool IsKnown(Weighted layer) =>
        !_rowsBeforeChannels.Contains(layer.Name)
        && !_weightsBeforeRows.Contains(layer.Name)
        && KeptWeights(layer).IsExact;

    // A block counts as removed when all of its weights are: blocks do not contain single weights that went before, nor
    // columns, nor rows where they have several.
    private void TakeBlocks(MemberSettings settings, Weighted layer, Bounds blocks)
    {
        _rows.TryGetValue(layer.Name, out Bounds asRows);
        bool haveRowsGone = asRows.Most > 0 || GoneAsChannels(ChannelRole.Row, layer.Name).Most > 0;
        if (GoneAsChannels(ChannelRole.Column, layer.Name).Most > 0 || (settings.Rows > 1 && haveRowsGone))
        {
            _weightsBeforeRows.Add(layer.Name);
        }

        Bounds weights = new BlockSizes(settings, layer.Outputs, _shaped.InputsOf(layer)).WeightsOf(blocks);
        _weights.TryGetValue(layer.Name, out Bounds before);
        _weights[layer.Name] = Bounds.Union(before, weights, _shaped.WeightsOf(layer));
    }

    private static void Add(Dictionary<string, Bounds> removed, string layer, Bounds part)
    {
        removed.TryGetValue(layer, out Bounds before);
        removed[layer] = Bounds.Larger(before, part);
    }

    private static void Mark(string layer, Dictionary<string, Bounds> earlier, HashSet<string> marked)
    {
        if (earlier.TryGetValue(layer, out Bounds before) && before.Most > 0)
        {
            marked.Add(layer);
        }
    }
}
