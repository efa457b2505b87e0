using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using Pruning;
using Pruning.Training;

namespace Examples;

/// <summary>What every example does with its network: the command line, the data, the run, its report.</summary>
public static class ExampleProgram
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs the declared schedule of a network as the command line asks for it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="description">What the example shows, for --help.</param>
    /// <param name="data">The kind of data that it runs on.</param>
    /// <param name="create">Makes the network; it is called again for a network to measure allocation with.</param>
    /// <returns>
    /// The exit code: 0; 1 for data or files that cannot be used; 2 for a wrong command line; 130 after Ctrl+C.
    /// </returns>
    public static int Run(
        string[] args, string description, ExampleData data, Func<ExampleSettings, Network> create) => Run(
            args,
            new ExampleOptions(description, data),
            (settings, cancellation) =>
                new ExampleRun(settings, data, create, Displays.ForConsole()).Run(cancellation));

    /// <summary>Runs several networks, or that which the command line names, and compares them.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="description">What the example shows, for --help.</param>
    /// <param name="data">The kind of data that it runs on.</param>
    /// <param name="comparison">The networks.</param>
    /// <returns>The exit code, as of a single network.</returns>
    public static int Run(string[] args, string description, ExampleData data, ExampleComparison comparison) => Run(
        args,
        new ExampleOptions(description, data, comparison),
        (settings, cancellation) =>
            new ComparisonRun(settings, data, comparison, Displays.ForConsole()).Run(cancellation));

    private static int Run(
        string[] args, ExampleOptions options, Action<ExampleSettings, CancellationToken> run)
    {
        options.Command.SetAction(parsed => Run(options.Read(parsed), run));
        ParseResult result = options.Command.Parse(args);
        if (result.Errors.Count > 0)
        {
            return Fail(WrongUsage, result.Errors[0].Message + " See --help.");
        }

        // Faults of data and files are told below; any other exception is a fault of this program and keeps its trace.
        return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static int Run(ExampleSettings settings, Action<ExampleSettings, CancellationToken> run)
    {
        using var interrupt = new Interrupt();
        DateTime start = DateTime.UtcNow;
        try
        {
            run(settings, interrupt.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(settings.Save is null
                ? "Interrupted. No checkpoint was asked for (--save FILE), so nothing is kept."
                : $"Interrupted. The checkpoint is {settings.Save}; go on with --resume {settings.Save}");
            return interrupt.ExitCode;
        }
        catch (DivergenceException error)
        {
            // Of an absent file the time of writing is in the year 1601.
            bool saved = settings.Save is not null && File.GetLastWriteTimeUtc(settings.Save) >= start;
            return Fail(Failed, error.Message + (saved ? $" The last good checkpoint is {settings.Save}." : ""));
        }
        catch (Exception error) when (IsFaultOfInput(error))
        {
            return Fail(Failed, error.Message);
        }
    }

    private static bool IsFaultOfInput(Exception error) =>
        error is FileFormatException or IOException or UnauthorizedAccessException or ArgumentException;

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine("error: " + message.ReplaceLineEndings(" "));
        return code;
    }
}
