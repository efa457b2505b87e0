using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Pruning;
using Pruning.Training;

namespace Examples;

/// <summary>One run after the other, then what came of all of them.</summary>
internal sealed class ComparisonRun(
    ExampleSettings settings, ExampleData data, ExampleComparison comparison, IDisplay display)
{
    public void Run(CancellationToken cancellation)
    {
        List<VariantSummary> summaries = [];
        IEnumerable<ExampleVariant> chosen = comparison.Variants.Where(
            variant => settings.Variant is null || settings.Variant == variant.Name);
        foreach (ExampleVariant variant in chosen)
        {
            display.Line($"{variant.Name}: {variant.What}");
            var run = new ExampleRun(settings with { Json = null }, data, variant.Create, display)
            {
                Watch = comparison.Plots is null ? null : comparison.Plots.Begin,
                Seen = (network, result) => comparison.Plots?.End(variant, network, result),
                Compact = variant.Compact,
            };
            summaries.Add(new VariantSummary(variant.Name, run.Run(cancellation)));
            display.Line("");
        }

        display.Table(ComparisonTable.Of(comparison.Subject, summaries));
        Write(summaries);
    }

    private void Write(List<VariantSummary> summaries)
    {
        if (settings.Json is not null)
        {
            if (settings.Variant is null)
            {
                new ComparisonSummary(summaries).Write(settings.Json);
            }
            else
            {
                summaries[0].Run.Write(settings.Json);
            }

            display.Line("outcome: " + settings.Json);
        }

        if (settings.Plots is not null && comparison.Plots is not null)
        {
            comparison.Plots.Save(settings.Plots);
            display.Line("plots: " + settings.Plots);
        }
    }
}
