using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Policies;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Budgets;

/// <summary>Whether a network keeps to its budget, as far as its declaration says.</summary>
internal static class BudgetRules
{
    // Rates that are tried are hundredths.
    private const int Steps = 100;

    /// <summary>An error for each limit that is exceeded whatever data says, and a warning for each that data decides
    /// about.</summary>
    /// <param name="network">The network.</param>
    /// <param name="atRate">The same network with another rate of the only policy of its class; null where that has
    /// errors.</param>
    public static IEnumerable<Fault> Check(CheckedNetwork network, Func<double, CheckedNetwork?> atRate)
    {
        string name = network.Declaration.Name;
        NetworkSize size = NetworkSizes.Of(network);
        foreach (Limit limit in Limits(network.Declaration))
        {
            Bounds value = limit.Of(size);
            if (value.Least > limit.Most)
            {
                string number = (value.IsExact ? "" : "at least ") + Invariant.Text(value.Least);
                yield return new Fault(
                    FaultId.BudgetExceeded,
                    "",
                    [name, number, limit.Noun, Invariant.Text(limit.Most), Advice(network, size, limit, atRate)]);
            }
            else if (value.Most > limit.Most)
            {
                yield return new Fault(
                    FaultId.BudgetOfData,
                    "",
                    [
                        name,
                        Invariant.Text(value.Least),
                        Invariant.Text(value.Most),
                        limit.Noun,
                        Invariant.Text(limit.Most),
                    ]);
            }
        }
    }

    private static IEnumerable<Limit> Limits(NetworkDeclaration network)
    {
        BudgetDeclaration budget = network.Budget ?? new BudgetDeclaration();
        Limit[] limits =
        [
            new(budget.MaxMacs, "multiply-adds", size => size.Macs, layer => layer.Macs),
            new(budget.MaxParameters, "parameters", size => size.Parameters, layer => layer.Parameters),
            new(budget.MaxBytes, "bytes", size => size.Bytes, layer => layer.Bytes),
        ];
        return limits.Where(limit => limit.Most > 0);
    }

    private static string Advice(
        CheckedNetwork network, NetworkSize size, Limit limit, Func<double, CheckedNetwork?> atRate)
    {
        if (HasOneRate(network) && EnoughRate(network, limit, atRate) is { } rate)
        {
            return "Rate = " + Invariant.Text(rate) + " would do";
        }

        (string layer, long most) = size.Layers
            .GroupBy(layer => layer.Name)
            .Select(own => (own.Key, own.Sum(layer => limit.Of(layer).Most)))
            .OrderByDescending(own => own.Item2)
            .First();
        return "layer '" + layer + "' has the most of them, " + Invariant.Text(most);
    }

    // Whether one number decides what is removed.
    private static bool HasOneRate(CheckedNetwork network) =>
        network.Declaration.Prune.Count == 1
        && network.Declaration.Prune[0].Granularity != Granularity.NofM
        && network.Declaration.WrittenPolicies.Count() == 1
        && network.Pruning.Learned.Count == 0;

    // The least rate that keeps to the limit for sure, among those with two digits; each rate that is said was tried.
    // Rates that have errors are too high.
    private static double? EnoughRate(CheckedNetwork network, Limit limit, Func<double, CheckedNetwork?> atRate)
    {
        int low = (int)Math.Floor(network.Declaration.Prune[0].Rate * Steps);
        int high = Steps;
        int? enough = null;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            CheckedNetwork? other = atRate((double)middle / Steps);
            bool keeps = other is not null && limit.Of(NetworkSizes.Of(other)).Most <= limit.Most;
            enough = keeps ? middle : enough;
            (low, high) = keeps || other is null ? (low, middle) : (middle, high);
        }

        return (double?)enough / Steps;
    }

    // One of the limits, and how it is measured; nothing that a model holds.
    private sealed class Limit(
        long most, string noun, Func<NetworkSize, Bounds> value, Func<LayerSize, Bounds> ofLayer)
    {
        public long Most => most;

        public string Noun => noun;

        public Bounds Of(NetworkSize size) => value(size);

        public Bounds Of(LayerSize layer) => ofLayer(layer);
    }
}
