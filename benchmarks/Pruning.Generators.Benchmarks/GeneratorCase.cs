using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pruning.Generators.Benchmarks;

/// <summary>One way to run the generator, timed again and again.</summary>
/// <param name="name">Name of the case.</param>
/// <param name="isFresh">Whether every run begins with a driver that has seen nothing.</param>
/// <param name="edit">What happens to the project before a run.</param>
/// <param name="isCached">Whether nothing of ours may run at all.</param>
internal sealed class GeneratorCase(string name, bool isFresh, Action<UserProject> edit, bool isCached)
{
    private const int WarmUps = 200;
    private const int Repetitions = 300;
    private const string EmissionStep = "SourceOutput";
    private static readonly string[] OurSteps = ["Declaration", "Facts", "Input", "Plan"];

    /// <summary>
    /// Warms up, then measures: first the whole, then, with the driver's own clock switched on, the parts.
    /// </summary>
    /// <exception cref="InvalidOperationException">The generator failed, or ran where it had nothing to do.</exception>
    public GeneratorResult Measure(UserProject project)
    {
        var total = new List<double>();
        Repeat(project, isTracked: false, WarmUps, (_, _) => { });
        Repeat(project, isTracked: false, Repetitions, (milliseconds, _) => total.Add(milliseconds));

        var stages = new List<double>();
        var emission = new List<double>();
        Repeat(project, isTracked: true, Repetitions, (_, result) =>
        {
            stages.Add(Milliseconds(result.TrackedSteps.Where(step => OurSteps.Contains(step.Key))));
            emission.Add(Milliseconds(result.TrackedOutputSteps.Where(step => step.Key == EmissionStep)));
        });
        total.Sort();
        return new GeneratorResult(name, total[0], total[total.Count / 2], Median(stages), Median(emission));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static double Milliseconds(
        IEnumerable<KeyValuePair<string, ImmutableArray<IncrementalGeneratorRunStep>>> steps) =>
        steps.SelectMany(step => step.Value).Where(HasRun).Sum(step => step.ElapsedTime.TotalMilliseconds);

    // A cached step repeats the time that it took when it last ran.
    private static bool HasRun(IncrementalGeneratorRunStep step) =>
        step.Outputs.Any(output => output.Reason is not IncrementalStepRunReason.Cached);

    private static GeneratorDriver CreateDriver(bool isTracked) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: UserProject.Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));

    private void Repeat(UserProject project, bool isTracked, int count, Action<double, GeneratorRunResult> record)
    {
        GeneratorDriver driver = CreateDriver(isTracked).RunGenerators(project.Compilation);
        for (int i = 0; i < count; i++)
        {
            edit(project);
            // What earlier runs left behind must not be collected during this one.
            GC.Collect(0);
            driver = isFresh ? CreateDriver(isTracked) : driver;
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(project.Compilation);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            GeneratorRunResult result = driver.GetRunResult().Results.Single();
            Check(result, isTracked);
            record(milliseconds, result);
        }
    }

    // A figure for a generator that has failed, or a cached one that has not been, would be worth nothing.
    private void Check(GeneratorRunResult result, bool isTracked)
    {
        if (result.Exception is not null || result.GeneratedSources.IsEmpty)
        {
            throw new InvalidOperationException($"{name}: the generator wrote nothing. {result.Exception}");
        }

        IncrementalGeneratorRunStep? busy = isTracked && isCached
            ? result.TrackedOutputSteps.SelectMany(step => step.Value).FirstOrDefault(HasRun)
            : null;
        if (busy is not null)
        {
            throw new InvalidOperationException(
                $"{name}: the step {busy.Name} ran although nothing of it had changed.");
        }
    }
}
