using System;
using Spectre.Console;

namespace Examples;

/// <summary>Chooses a display.</summary>
internal static class Displays
{
    /// <summary>Live on a terminal that can redraw, plain lines elsewhere.</summary>
    public static IDisplay ForConsole()
    {
        if (Console.IsOutputRedirected)
        {
            return new PlainDisplay(Console.Out);
        }

        IAnsiConsole console = AnsiConsole.Console;
        return console.Profile.Capabilities is { Ansi: true, Interactive: true }
            ? new LiveDisplay(console)
            : new PlainDisplay(Console.Out);
    }
}
