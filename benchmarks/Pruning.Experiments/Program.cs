using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Pruning.Benchmarks.Shared;
using Pruning.Data;

namespace Pruning.Experiments;

internal static class Program
{
    private static int Main(string[] args)
    {
        var options = new ExperimentOptions();
        options.Command.SetAction(parsed => Run(options, parsed));
        return options.Command.Parse(args).Invoke();
    }

    private static int Run(ExperimentOptions options, ParseResult parsed)
    {
        MnistData mnist;
        try
        {
            mnist = Mnist.Load(MnistFolder.Find(options.DataOf(parsed)));
        }
        catch (Exception exception) when (exception is IOException or FileFormatException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }

        var runner = new ExperimentRunner(mnist, options.ThreadsOf(parsed), options.EpochsOf(parsed));
        ResultFolder results = options.ResultsOf(parsed);
        foreach (IGrouping<Series, Experiment> group in
            options.ExperimentsOf(parsed).GroupBy(pair => pair.Series, pair => pair.Experiment))
        {
            List<Outcome> outcomes = [];
            foreach (Experiment experiment in group)
            {
                foreach (ulong seed in options.SeedsOf(parsed))
                {
                    outcomes.Add(runner.Run(experiment, seed));
                    Tell(group.Key, outcomes[^1]);

                    // After every run: a long series that is interrupted leaves what it has found.
                    results.Write(group.Key, outcomes);
                }
            }
        }

        return 0;
    }

    private static void Tell(Series series, Outcome outcome) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{series.Name}: {outcome.Experiment.Name}, seed {outcome.Seed}: dense {outcome.Dense.Error:F2} %, "
        + $"{outcome.Final.Sparsity:P2} kept {outcome.Final.Error:F2} %, {outcome.Seconds:F0} s"));
}
