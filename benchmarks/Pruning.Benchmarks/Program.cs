using System;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace Pruning.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        var filter = new Option<string>("--filter")
        {
            Description = "Measure only the cases whose name contains this text.",
            DefaultValueFactory = _ => "",
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads of a step; the peak is that of as many threads together.",
            DefaultValueFactory = _ => 1,
        };
        var json = new Option<FileInfo?>("--json") { Description = "Write the results to this file too." };
        filter.Validators.Add(result =>
        {
            string text = result.GetValueOrDefault<string>();
            if (!CaseRegistry.All.Any(declaration => declaration.Matches(text)))
            {
                string names = string.Join("\n  ", CaseRegistry.All.Select(declaration => declaration.Name));
                result.AddError($"--filter {text}: no case has this in its name. There are\n  {names}");
            }
        });
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--threads must be at least 1.");
            }
        });

        var command = new RootCommand("Measures the generated code against what the machine can do.")
        {
            filter, threads, json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(filter)!, parsed.GetValue(threads), parsed.GetValue(json)));
        return command.Parse(args).Invoke();
    }

    private static int Run(string filter, int threads, FileInfo? json)
    {
        BenchmarkResults results = new BenchmarkRun(threads)
            .Measure(filter, cases => Console.Error.WriteLine($"measuring {cases}"));
        ResultTable.Write(Console.Out, results);
        if (json is not null)
        {
            ResultFile.Write(json, results);
        }

        return 0;
    }
}
