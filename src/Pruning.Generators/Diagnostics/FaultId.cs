namespace Pruning.Generators.Diagnostics;

/// <summary>The mistakes that a declaration can contain; the number is that of the diagnostic, PRN0001 for 1.</summary>
internal enum FaultId
{
    ClassNotPartial = 1,
}
