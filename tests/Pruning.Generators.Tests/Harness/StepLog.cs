using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Pruning.Generators.Tests.Harness;

/// <summary>What the last run of a driver did with each step.</summary>
internal sealed class StepLog
{
    private readonly GeneratorRunResult _result;
    private readonly IReadOnlyList<string> _names;

    public StepLog(GeneratorDriver driver, GeneratorSetup setup)
    {
        _result = driver.GetRunResult().Results.Single();
        _names = setup.Steps;
        foreach (string name in _names)
        {
            Assert.True(
                _result.TrackedSteps.ContainsKey(name),
                "The generator has no step named '" + name + "', or the source has nothing for it.");
        }
    }

    /// <summary>Requires that no step made a new value and that no file was printed again.</summary>
    public void RequireCached(string occasion)
    {
        foreach (string name in _names)
        {
            RequireCached(occasion, name);
        }

        ImmutableArray<IncrementalStepRunReason> outputs = OutputReasons();
        Assert.NotEmpty(outputs);
        RequireOnly(occasion, "the output", outputs, IncrementalStepRunReason.Cached);
    }

    /// <summary>Requires that the change went through this step.</summary>
    public void RequireModified(string occasion, string name)
    {
        Assert.True(
            Reasons(name).Contains(IncrementalStepRunReason.Modified),
            $"After {occasion} step '{name}' must be Modified, and is {string.Join(", ", Reasons(name))}.");
    }

    /// <summary>Requires that the change did not go through this step.</summary>
    public void RequireCached(string occasion, string name)
    {
        RequireOnly(
            occasion,
            "step '" + name + "'",
            Reasons(name),
            IncrementalStepRunReason.Cached,
            IncrementalStepRunReason.Unchanged);
    }

    /// <summary>Requires that files were printed again.</summary>
    public void RequirePrinted(string occasion)
    {
        Assert.True(
            OutputReasons().Any(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New),
            $"After {occasion} files must be printed again, and they are {string.Join(", ", OutputReasons())}.");
    }

    /// <summary>
    /// Requires that no value of a tracked step holds a symbol, a node of syntax or anything else of a compilation.
    /// </summary>
    public void RequireNoLeaks()
    {
        foreach (string name in _names)
        {
            foreach (object value in _result.TrackedSteps[name].SelectMany(step => step.Outputs)
                .Select(output => output.Value))
            {
                string? leak = ModelWalker.FindLeak(value);
                Assert.True(leak is null, "Step '" + name + "' keeps a compilation alive: " + leak + ".");
            }
        }
    }

    private ImmutableArray<IncrementalStepRunReason> Reasons(string name)
    {
        return [.. _result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }

    private ImmutableArray<IncrementalStepRunReason> OutputReasons()
    {
        return [.. _result.TrackedOutputSteps
            .SelectMany(steps => steps.Value)
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason)];
    }

    private static void RequireOnly(
        string occasion,
        string what,
        ImmutableArray<IncrementalStepRunReason> reasons,
        params IncrementalStepRunReason[] allowed)
    {
        Assert.True(
            reasons.All(reason => allowed.Contains(reason)),
            $"After {occasion} {what} must be {string.Join(" or ", allowed)}, and is {string.Join(", ", reasons)}.");
    }
}
