using System;
using System.Collections.Generic;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Where the gradients of values stand during the backward pass. A sum hands the place of its gradient on to all that
/// it reads, so a place can hold the gradients of several values until one of them changes.
/// </summary>
internal sealed class GradientPlaces
{
    private readonly Dictionary<string, string> _places = [];
    private readonly Dictionary<string, HashSet<string>> _holders = [];

    /// <summary>Whether a part of the value's gradient has been handed back.</summary>
    public bool Has(string value) => _places.ContainsKey(value);

    /// <summary>The name of the value that the buffer was made for.</summary>
    public string Of(string value) =>
        _places.TryGetValue(value, out string? place)
            ? place
            : throw new InvalidOperationException("Value '" + value + "' has no gradient yet.");

    /// <summary>Whether only this value, or nobody any more, needs what stands in the place of its gradient.</summary>
    public bool IsAlone(string value)
    {
        HashSet<string> holders = _holders[Of(value)];
        return holders.Count == 0 || (holders.Count == 1 && holders.Contains(value));
    }

    /// <summary>The gradient of the value stands there from now on.</summary>
    public void Put(string value, string place)
    {
        Release(value);
        _places[value] = place;
        Hold(value, place);
    }

    /// <summary>Nobody reads the gradient of the value any more.</summary>
    public void Release(string value)
    {
        if (_places.TryGetValue(value, out string? place))
        {
            _holders[place].Remove(value);
        }
    }

    /// <summary>What stands there is needed to the end, by somebody who is no value.</summary>
    public void Keep(string place, string holder) => Hold(holder, place);

    private void Hold(string holder, string place)
    {
        if (!_holders.TryGetValue(place, out HashSet<string>? holders))
        {
            holders = [];
            _holders[place] = holders;
        }

        holders.Add(holder);
    }
}
