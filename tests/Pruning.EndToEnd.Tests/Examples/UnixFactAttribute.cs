using System;
using Xunit;

namespace Pruning.EndToEnd.Tests.Examples;

/// <summary>A test that sends signals, which Windows does not have.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "There are no signals to send.";
        }
    }
}
