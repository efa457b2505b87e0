using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Examples;

/// <summary>The command line that all examples share.</summary>
internal sealed class ExampleOptions
{
    private const int MostEpochs = 100_000;
    private const int MostThreads = 1024;

    private readonly Option<string> _data;

    private readonly Option<int?> _epochs = Number(
        "--epochs",
        1,
        MostEpochs,
        "Epochs of the dense phase; fine-tuning changes in proportion. Without it: as declared");

    private readonly Option<ulong> _seed;

    private readonly Option<int?> _threads = Number(
        "--threads",
        0,
        MostThreads,
        "Threads of a step; the result does not depend on it. Without it, and for 0: one per core");

    private readonly Option<int?> _samples = Number(
        "--samples",
        1,
        int.MaxValue,
        "Use at most N training samples and a sixth of that for testing, for a quick look");

    private readonly Option<string> _json = FileToWrite("--json", "Write the outcome to FILE as JSON");

    private readonly Option<string> _save = FileToWrite("--save", "Write a checkpoint to FILE after each epoch");

    private readonly Option<string> _resume = new("--resume")
    {
        Description = "Go on from the checkpoint FILE; give the same --data and --samples",
        HelpName = "FILE",
    };

    private readonly Option<string>? _variant;

    private readonly Option<string> _plots = new("--plots")
    {
        Description = "Write plots as PNG and SVG to the folder DIR",
        HelpName = "DIR",
    };

    public ExampleOptions(string description, ExampleData data, ExampleComparison? comparison = null)
    {
        _data = new Option<string>("--data")
        {
            Description = $"Folder with {data.Folder}. Without it: built-in {data.Drawn}",
            HelpName = "DIR",
        };
        _seed = new Option<ulong>("--seed")
        {
            Description = $"Decides weights, order and augmentation of samples, dropout and {data.Drawn}",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
            CustomParser = ReadSeed,
        };
        Command = new RootCommand(description) { _data, _epochs, _seed, _threads, _json, _save, _resume, _samples };
        if (comparison is not null)
        {
            _variant = OneOf(comparison);
            Command.Add(_variant);
            if (comparison.Plots is not null)
            {
                Command.Add(_plots);
            }

            Command.Validators.Add(RequireOneFile);
        }
    }

    public RootCommand Command { get; }

    public ExampleSettings Read(ParseResult result) => new()
    {
        Data = result.GetValue(_data),
        Epochs = result.GetValue(_epochs),
        Seed = result.GetValue(_seed),
        IsSeedGiven = result.GetResult(_seed) is { Implicit: false },
        Threads = result.GetValue(_threads) ?? 0,
        Samples = result.GetValue(_samples),
        Json = result.GetValue(_json),
        Save = result.GetValue(_save),
        Resume = result.GetValue(_resume),
        Variant = _variant is null ? null : result.GetValue(_variant),
        Plots = _variant is null ? null : result.GetValue(_plots),
    };

    private static Option<string> OneOf(ExampleComparison comparison)
    {
        var option = new Option<string>(comparison.Option)
        {
            Description = "Run only NAME: " + string.Join(", ", comparison.Variants.Select(variant => variant.Name)),
            HelpName = "NAME",
        };
        option.Validators.Add(result =>
        {
            string name = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (!comparison.Variants.Any(variant => variant.Name == name))
            {
                result.AddError($"{comparison.Option} {name}: there is none of this name. " + option.Description + ".");
            }
        });
        return option;
    }

    // A checkpoint belongs to one network, and a folder for plots must be there before the first of many runs.
    private void RequireOneFile(CommandResult result)
    {
        if (result.GetResult(_variant!) is null && (result.GetResult(_save) ?? result.GetResult(_resume)) is not null)
        {
            result.AddError($"--save and --resume are about one network: choose it with {_variant!.Name}.");
        }

        string? plots = result.GetValue(_plots);
        if (plots is not null && !Directory.Exists(plots))
        {
            result.AddError($"--plots {plots}: there is no such folder; create it first.");
        }
    }

    private static Option<int?> Number(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = argument =>
        {
            string text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                && value >= least && value <= most)
            {
                return value;
            }

            argument.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name} needs a whole number from {least} to {most}, not '{text}'."));
            return null;
        },
    };

    private static ulong ReadSeed(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            argument.AddError(string.Create(
                CultureInfo.InvariantCulture,
                $"--seed needs a whole number from 0 to {ulong.MaxValue}, not '{text}'."));
        }

        return seed;
    }

    // A minute of training must not end in a file that could never have been written.
    private static Option<string> FileToWrite(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            string path = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            string? folder = path.Length == 0 ? null : Path.GetDirectoryName(Path.GetFullPath(path));
            if (path.Length > 0 && Directory.Exists(path))
            {
                result.AddError($"{name} needs a file, but '{path}' is a folder.");
            }
            else if (path.Length > 0 && !Directory.Exists(folder))
            {
                result.AddError($"{name} {path}: there is no folder '{folder}'; create it first.");
            }
        });
        return option;
    }
}
