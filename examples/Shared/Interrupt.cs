using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Examples;

/// <summary>
/// Turns the first Ctrl+C, or request to terminate, into a cancellation; a second one ends the process at once.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private const int SignalBase = 128;
    private const int InterruptNumber = 2;
    private const int TerminationNumber = 15;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _termination;

    public Interrupt()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>128 and the number of the signal, as shells have it: 130 after Ctrl+C.</summary>
    public int ExitCode { get; private set; } = SignalBase + InterruptNumber;

    public void Dispose()
    {
        _interrupt.Dispose();
        _termination.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = SignalBase + (context.Signal == PosixSignal.SIGTERM ? TerminationNumber : InterruptNumber);
        _source.Cancel();
    }
}
