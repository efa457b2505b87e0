namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Budget] attribute; 0 for no limit.</summary>
/// <param name="MaxMacs">The most multiply-adds of a prediction.</param>
/// <param name="MaxParameters">The most parameters.</param>
/// <param name="MaxBytes">The most bytes.</param>
internal sealed record BudgetDeclaration(long MaxMacs = 0, long MaxParameters = 0, long MaxBytes = 0);
