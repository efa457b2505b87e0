using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using CsCheck;
using Pruning.Runtime.Tests.Memory;
using Pruning.Threading;
using Xunit;

namespace Pruning.Runtime.Tests.Threading;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Run_ManyTimes_EveryWorkerDoesEveryPhaseOnce(int workers)
    {
        using var team = new WorkerTeam(workers);
        var work = new Recorder(workers);
        const int Runs = 100_000;

        for (int phase = 0; phase < Runs; phase++)
        {
            team.Run(work, phase);

            // Read after the join: no worker may be late.
            for (int worker = 0; worker < workers; worker++)
            {
                if (work.LastPhase[worker * Recorder.Stride] != phase)
                {
                    Assert.Fail($"Worker {worker} had not done phase {phase}.");
                }
            }
        }

        for (int worker = 0; worker < workers; worker++)
        {
            Assert.Equal(Runs, work.Calls[worker * Recorder.Stride]);
        }
    }

    [Fact]
    public void Run_AfterTheWorkersWentToSleep_WakesThem()
    {
        using var team = new WorkerTeam(3);
        var work = new Recorder(3);
        for (int phase = 0; phase < 50; phase++)
        {
            Thread.Sleep(1);
            team.Run(work, phase);
        }

        Assert.Equal(50, work.Calls[Recorder.Stride]);
        Assert.Equal(50, work.Calls[2 * Recorder.Stride]);
    }

    [Fact]
    public void Run_WorkersSlowerThanTheCaller_JoinsThem()
    {
        using var team = new WorkerTeam(3);
        int[] done = new int[3];
        for (int run = 1; run <= 20; run++)
        {
            team.Run(
                new DelegateWork((_, worker, _) =>
                {
                    Thread.Sleep(worker);
                    done[worker]++;
                }),
                run);

            Assert.Equal([run, run, run], done);
        }
    }

    [Fact]
    public void Run_CallingThread_IsWorkerZeroAndTheOthersAreBackgroundThreads()
    {
        using var team = new WorkerTeam(3);
        Thread[] threads = new Thread[3];

        team.Run(new DelegateWork((_, worker, _) => threads[worker] = Thread.CurrentThread), 0);

        Assert.Same(Thread.CurrentThread, threads[0]);
        Assert.True(threads[1].IsBackground && threads[2].IsBackground);
        Assert.Equal(3, new HashSet<Thread>(threads).Count);
        Assert.Equal(3, team.Workers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Run_WorkersThrow_RethrowsTheLowestAfterTheJoinAndStaysUsable(int workers)
    {
        using var team = new WorkerTeam(workers);
        for (int thrower = 0; thrower < workers; thrower++)
        {
            int finished = 0;
            var error = Assert.Throws<InvalidTimeZoneException>(() => team.Run(
                new DelegateWork((_, worker, _) =>
                {
                    if (worker >= thrower)
                    {
                        throw new InvalidTimeZoneException("worker " + worker);
                    }

                    Thread.Sleep(1);
                    Interlocked.Increment(ref finished);
                }),
                0));

            Assert.Equal("worker " + thrower, error.Message);
            Assert.Equal(thrower, finished);

            var work = new Recorder(workers);
            team.Run(work, 1);
            Assert.Equal(1, work.Calls[(workers - 1) * Recorder.Stride]);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    public void Run_InsideARun_Throws(int workers, int nested)
    {
        using var team = new WorkerTeam(workers);

        var error = Assert.Throws<InvalidOperationException>(() => team.Run(
            new DelegateWork((_, worker, _) =>
            {
                if (worker == nested)
                {
                    team.Run(new Recorder(workers), 0);
                }
            }),
            0));

        Assert.Contains("inside a run", error.Message, StringComparison.Ordinal);
        team.Run(new Recorder(workers), 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_Warm_AllocatesNothing(int workers)
    {
        using var team = new WorkerTeam(workers);
        var work = new Recorder(workers);
        for (int i = 0; i < 100; i++)
        {
            Thread.Sleep(i % 10 == 0 ? 1 : 0);
            team.Run(work, i);
        }

        long allocated = AllocatedBytes.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                if (i % 100 == 0)
                {
                    Thread.Sleep(1);
                }

                team.Run(work, i);
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Dispose_IdleTeam_EndsTheThreadsAndFurtherRunsThrow()
    {
        var team = new WorkerTeam(3);
        team.Run(new Recorder(3), 0);
        Assert.Equal(2, team.Crew.Alive);

        team.Dispose();
        team.Dispose();

        Assert.True(SpinWait.SpinUntil(() => team.Crew.Alive == 0, TimeSpan.FromSeconds(30)));
        Assert.Throws<ObjectDisposedException>(() => team.Run(new Recorder(3), 0));
    }

    [Fact]
    public void Dispose_InsideARun_FinishesTheRunFirst()
    {
        var team = new WorkerTeam(3);
        var work = new Recorder(3);

        team.Run(
            new DelegateWork((phase, worker, workers) =>
            {
                if (worker == 1)
                {
                    team.Dispose();
                }

                work.Execute(phase, worker, workers);
            }),
            7);

        Assert.Equal(7, work.LastPhase[2 * Recorder.Stride]);
        Assert.True(SpinWait.SpinUntil(() => team.Crew.Alive == 0, TimeSpan.FromSeconds(30)));
        Assert.Throws<ObjectDisposedException>(() => team.Run(work, 8));
    }

    [Fact]
    public void Team_ForgottenByAnOwnerThatIsItsOwnWork_EndsItsThreads()
    {
        Crew crew = Forget();

        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    return crew.Alive == 0;
                },
                TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Share_AnyCount_PartsAreContiguousCompleteAndBalanced()
    {
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 64]).Sample((count, workers) =>
        {
            int next = 0;
            for (int worker = 0; worker < workers; worker++)
            {
                (int begin, int end) = WorkerTeam.Share(count, worker, workers);
                Assert.Equal(next, begin);
                Assert.InRange(end - begin, count / workers, (count / workers) + 1);
                next = end;
            }

            Assert.Equal(count, next);
        });
    }

    [Fact]
    public void Team_NoThreads_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(0));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Crew Forget()
    {
        var owner = new Owner();
        owner.Work();
        Assert.Equal(2, owner.Team.Crew.Alive);
        return owner.Team.Crew;
    }

    // Like a network: it owns the team and is the work.
    private sealed class Owner : IParallelWork
    {
        public WorkerTeam Team { get; } = new(3);

        public void Work() => Team.Run(this, 0);

        public void Execute(int phase, int worker, int workers) => Thread.SpinWait(1);
    }
}
