using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Benchmarks.Shared;

namespace Pruning.Benchmarks;

/// <summary>
/// Measures the cases of a filter. A case and its dense twin are measured in turns, block by block, and the peak
/// before each block, so that whatever else happens on the machine happens to all of them.
/// </summary>
internal sealed class BenchmarkRun(int threads)
{
    /// <summary>Measures every case whose name contains the text.</summary>
    /// <param name="filter">The text; empty for all cases.</param>
    /// <param name="progress">Is told what is measured next.</param>
    public BenchmarkResults Measure(string filter, Action<string> progress)
    {
        using var peak = new PeakMeter(threads);
        List<(Samples Samples, double? Speedup)> measured = [];
        foreach (IGrouping<string, CaseDeclaration> group in CaseRegistry.All.GroupBy(declaration => declaration.Twin))
        {
            // The twin is needed for the ratio even where the filter does not ask for it.
            CaseDeclaration[] wanted =
                [.. group.Where(declaration => declaration.Matches(filter) || declaration.Name == group.Key)];
            if (Array.Exists(wanted, declaration => declaration.Matches(filter)))
            {
                measured.AddRange(MeasureGroup(wanted, peak, progress)
                    .Where(entry => entry.Samples.Case.Declaration.Matches(filter)));
            }
        }

        return new BenchmarkResults(peak.Gflops, threads, [.. measured.Select(entry => ToResult(entry, peak.Gflops))]);
    }

    private static CaseResult ToResult((Samples Samples, double? Speedup) entry, double peak)
    {
        (Samples samples, double? speedup) = entry;
        double flops = samples.Case.Flops;
        double? gflops = flops == 0 ? null : flops / samples.Minimum * 1e-9;
        return new CaseResult(
            samples.Case.Declaration.Name,
            samples.Minimum * 1e6,
            samples.Median * 1e6,
            gflops,
            gflops / peak * 100,
            speedup,
            samples.Count);
    }

    private List<(Samples Samples, double? Speedup)> MeasureGroup(
        CaseDeclaration[] declarations, PeakMeter peak, Action<string> progress)
    {
        Samples[] all = Array.ConvertAll(
            declarations, declaration => new Samples(new BenchmarkCase(declaration, threads)));
        try
        {
            progress(string.Join(", ", declarations.Select(declaration => declaration.Name)));
            foreach (Samples samples in all)
            {
                WarmUp.Run(samples.Case.Run);
            }

            while (!Array.TrueForAll(all, samples => samples.IsEnough))
            {
                foreach (Samples samples in all)
                {
                    peak.Sample();
                    samples.MeasureBlock();
                }
            }

            Samples? twin = Array.Find(all, samples => samples.Case.Declaration.Name == samples.Case.Declaration.Twin);
            return [.. all.Select(samples => (samples, samples == twin ? null : twin?.Minimum / samples.Minimum))];
        }
        finally
        {
            Array.ForEach(all, samples => samples.Case.Dispose());
        }
    }
}
