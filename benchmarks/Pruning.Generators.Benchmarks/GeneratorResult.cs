namespace Pruning.Generators.Benchmarks;

/// <summary>What was measured for one case, in milliseconds.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Minimum">The shortest run, the compiler's own work on declarations and emitted text included.</param>
/// <param name="Median">The median run.</param>
/// <param name="Stages">Median of our stages up to the kernel plan; 0 where they are cached.</param>
/// <param name="Emission">Median of printing the plan as C#; 0 where it is cached.</param>
internal sealed record GeneratorResult(string Name, double Minimum, double Median, double Stages, double Emission);
