using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Pruning.Experiments;

/// <summary>The command line.</summary>
internal sealed class ExperimentOptions
{
    private const string UsualFolder = "docs/results";
    private const string UsualCommand = "dotnet run -c Release --project benchmarks/Pruning.Experiments";
    private static readonly ulong[] UsualSeeds = [1, 2, 3];

    private readonly Option<string?> _data = new("--data") { Description = "Folder with the four MNIST files." };

    private readonly Option<string?> _series = new("--series")
    {
        Description = "Run only this series: " + string.Join(", ", SeriesList.All.Select(series => series.Name)) + ".",
    };

    private readonly Option<ulong[]> _seeds = new("--seeds")
    {
        Description = "Seeds to run with, for example --seeds 1 2.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => UsualSeeds,
    };

    private readonly Option<int?> _epochs = new("--epochs")
    {
        Description = "Epochs of each phase in place of the declared ones.",
    };

    private readonly Option<string> _filter = new("--filter")
    {
        Description = "Run only the experiments whose name contains this text.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads of a step; 0 for one per core.",
    };

    private readonly Option<DirectoryInfo?> _output = new("--output")
    {
        Description = "Folder for SERIES.md and SERIES.json; without it "
            + $"{UsualFolder}, or none for a run that is limited by seeds, epochs or filter.",
    };

    public ExperimentOptions()
    {
        _series.AcceptOnlyFromAmong([.. SeriesList.All.Select(series => series.Name)]);
        _epochs.Validators.Add(result => Require(
            result.GetValueOrDefault<int?>() is not < 1, result, "--epochs must be at least 1."));
        _threads.Validators.Add(result => Require(
            result.GetValueOrDefault<int>() >= 0, result, "--threads must not be negative."));
        Command = new RootCommand("Trains and prunes networks on MNIST; a whole run takes more than an hour.")
        {
            _data, _series, _seeds, _epochs, _filter, _threads, _output,
        };
        Command.Validators.Add(RequireExperiments);
    }

    public RootCommand Command { get; }

    /// <summary>The experiments that are asked for.</summary>
    public IEnumerable<(Series Series, Experiment Experiment)> ExperimentsOf(ParseResult parsed) =>
        Matching(SeriesOf(parsed.GetValue(_series)), parsed.GetValue(_filter)!);

    public string? DataOf(ParseResult parsed) => parsed.GetValue(_data);

    public ulong[] SeedsOf(ParseResult parsed) => parsed.GetValue(_seeds)!;

    public int? EpochsOf(ParseResult parsed) => parsed.GetValue(_epochs);

    public int ThreadsOf(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>Where the results go: a limited run must not take the place of a whole one.</summary>
    public ResultFolder ResultsOf(ParseResult parsed)
    {
        string seeds = parsed.GetResult(_seeds) is { Implicit: false }
            ? " --seeds " + string.Join(' ', parsed.GetValue(_seeds)!)
            : "";
        string epochs = parsed.GetValue(_epochs) is int number
            ? string.Create(CultureInfo.InvariantCulture, $" --epochs {number}")
            : "";
        string filter = parsed.GetValue(_filter) is { Length: > 0 } text ? " --filter " + text : "";
        string limits = filter + seeds + epochs;
        DirectoryInfo? usual = limits.Length > 0 ? null : new DirectoryInfo(UsualFolder);

        // Without folders: where files stood on one machine says nothing to another.
        string series = parsed.GetValue(_series) is string name ? " --series " + name : "";
        string options = series + limits;
        string command = options.Length == 0 ? UsualCommand : UsualCommand + " --" + options;
        return new ResultFolder(parsed.GetValue(_output) ?? usual, command);
    }

    private static IEnumerable<Series> SeriesOf(string? name) =>
        SeriesList.All.Where(series => name is null || series.Name == name);

    private static IEnumerable<(Series Series, Experiment Experiment)> Matching(
        IEnumerable<Series> all, string filter) =>
        from series in all
        from experiment in series.Experiments
        where experiment.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)
        select (series, experiment);

    // An unknown series has been told of already.
    private void RequireExperiments(CommandResult result)
    {
        string filter = result.GetValue(_filter) ?? "";
        Series[] all = [.. SeriesOf(result.GetValue(_series))];
        if (all.Length > 0 && !Matching(all, filter).Any())
        {
            string names = string.Join(", ", Matching(all, "").Select(pair => pair.Experiment.Name));
            result.AddError($"--filter {filter}: no experiment has this in its name. There are {names}.");
        }
    }

    private static void Require(bool holds, SymbolResult result, string otherwise)
    {
        if (!holds)
        {
            result.AddError(otherwise);
        }
    }
}
