using System;
using System.Collections.Generic;
using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>The kernels of a network in the order of first use; layers of equal shape share one.</summary>
internal sealed class KernelSet
{
    private readonly List<Kernel> _kernels = [];

    /// <summary>Adds the kernel unless it is there, and returns its name.</summary>
    public string Use(Kernel kernel)
    {
        Kernel? known = _kernels.Find(k => k.Name == kernel.Name);
        if (known is null)
        {
            _kernels.Add(kernel);
        }
        else if (!known.Equals(kernel))
        {
            throw new InvalidOperationException("Two different kernels are called " + kernel.Name + ".");
        }

        return kernel.Name;
    }

    public EquatableArray<Kernel> ToArray() => _kernels.ToEquatableArray();
}
