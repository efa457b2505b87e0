using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Pruning.Data;

namespace Pruning.Experiments;

internal static class Program
{
    private const string Usual = "docs/results";
    private const string Command = "dotnet run -c Release --project benchmarks/Pruning.Experiments";
    private static readonly ulong[] UsualSeeds = [1, 2, 3];

    private static int Main(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "Folder with the four MNIST files." };
        var seeds = new Option<ulong[]>("--seeds")
        {
            Description = "Seeds to run with, for example --seeds 1 2.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => UsualSeeds,
        };
        var epochs = new Option<int?>("--epochs")
        {
            Description = "Epochs of each phase in place of the declared ones.",
        };
        var filter = new Option<string>("--filter")
        {
            Description = "Run only the experiments whose name contains this text.",
            DefaultValueFactory = _ => "",
        };
        var threads = new Option<int>("--threads") { Description = "Threads of a step; 0 for one per core." };
        var output = new Option<DirectoryInfo?>("--output")
        {
            Description = $"Folder for lenet300.md and lenet300.json; without it {Usual}, or none for a limited run.",
        };
        epochs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--epochs must be at least 1.");
            }
        });
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--threads must not be negative.");
            }
        });
        filter.Validators.Add(result =>
        {
            string text = result.GetValueOrDefault<string>();
            if (Matching(text).Length == 0)
            {
                string names = string.Join(", ", ExperimentList.All.Select(experiment => experiment.Name));
                result.AddError($"--filter {text}: no experiment has this in its name. There are {names}.");
            }
        });

        var command = new RootCommand("Trains and prunes LeNet-300-100 on MNIST; a whole run takes most of an hour.")
        {
            data, seeds, epochs, filter, threads, output,
        };
        command.SetAction(parsed =>
        {
            bool limited = parsed.GetResult(seeds) is { Implicit: false } || parsed.GetValue(epochs) is not null
                || parsed.GetValue(filter)!.Length > 0;
            DirectoryInfo? folder = parsed.GetValue(output) ?? (limited ? null : new DirectoryInfo(Usual));
            ulong[] saidSeeds = limited ? parsed.GetValue(seeds)! : [];
            string said = SaidOf(parsed.GetValue(filter)!, saidSeeds, parsed.GetValue(epochs));
            return Run(
                parsed.GetValue(data),
                Matching(parsed.GetValue(filter)!),
                parsed.GetValue(seeds)!,
                (mnist) => new ExperimentRunner(mnist, parsed.GetValue(threads), parsed.GetValue(epochs)),
                outcomes => Report(outcomes, said, folder));
        });
        return command.Parse(args).Invoke();
    }

    // Without folders: where files stood on one machine says nothing to another.
    private static string SaidOf(string filter, ulong[] seeds, int? epochs)
    {
        string[] limits =
        [
            filter.Length > 0 ? " --filter " + filter : "",
            seeds.Length > 0 ? " --seeds " + string.Join(' ', seeds) : "",
            epochs is null ? "" : string.Create(CultureInfo.InvariantCulture, $" --epochs {epochs}"),
        ];
        string options = string.Concat(limits);
        return options.Length == 0 ? Command : Command + " --" + options;
    }

    private static Experiment[] Matching(string filter) =>
    [
        .. ExperimentList.All.Where(
            experiment => experiment.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)),
    ];

    private static int Run(
        string? data,
        Experiment[] experiments,
        ulong[] seeds,
        Func<MnistData, ExperimentRunner> create,
        Action<IReadOnlyList<Outcome>> report)
    {
        MnistData mnist;
        try
        {
            mnist = Mnist.Load(MnistFolder.Find(data));
        }
        catch (Exception exception) when (exception is IOException or FileFormatException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }

        ExperimentRunner runner = create(mnist);
        List<Outcome> outcomes = [];
        foreach (Experiment experiment in experiments)
        {
            foreach (ulong seed in seeds)
            {
                Outcome outcome = runner.Run(experiment, seed);
                outcomes.Add(outcome);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{experiment.Name}, seed {seed}: dense {outcome.Dense.Error:F2} %, "
                    + $"{outcome.Final.Sparsity:P2} kept {outcome.Final.Error:F2} %, {outcome.Seconds:F0} s"));
                // After every run: a long series that is interrupted leaves what it has found.
                report(outcomes);
            }
        }

        return 0;
    }

    private static void Report(IReadOnlyList<Outcome> outcomes, string command, DirectoryInfo? folder)
    {
        if (folder is null)
        {
            return;
        }

        folder.Create();
        File.WriteAllText(Path.Combine(folder.FullName, "lenet300.md"), ResultDocument.Write(outcomes, command));
        File.WriteAllText(Path.Combine(folder.FullName, "lenet300.json"), ResultJson.Write(outcomes, command));
    }
}
