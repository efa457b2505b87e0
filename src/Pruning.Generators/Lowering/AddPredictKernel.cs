using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>y = f(x0 + x1 + ...), number by number, for one sample.</summary>
internal sealed record AddPredictKernel(int Terms, int Size, Epilogue Epilogue)
    : Kernel("AddPredict_" + Literal.Of(Terms) + "x" + Literal.Of(Size) + Epilogue.Suffix);
