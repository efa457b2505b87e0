using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission;

/// <summary>
/// The classes that the kernels stand in, by what they compute. The compiler takes the methods of a class one after
/// the other and classes at the same time, so that several build sooner than one.
/// </summary>
internal static class KernelClasses
{
    public const string Forward = "ForwardKernels";
    public const string InputGradient = "InputGradientKernels";
    public const string WeightGradient = "WeightGradientKernels";
    public const string Predict = "PredictKernels";

    /// <summary>The class of each kernel, by the name of the kernel.</summary>
    public static Dictionary<string, string> ByName(KernelPlan plan) =>
        plan.Kernels.ToDictionary(kernel => kernel.Name, Of);

    /// <summary>The class of a kernel.</summary>
    public static string Of(Kernel kernel) => kernel switch
    {
        ConvInputGradientKernel or DenseInputGradientKernel or SparseConvInputGradientKernel
            or SparseConvSegmentKernel or SparseDenseInputGradientKernel or ActivationGradientKernel
            or DropoutGradientKernel or PoolGradientKernel or GateGradientKernel => InputGradient,
        ConvWeightGradientKernel or DenseWeightGradientKernel or DenseUpdateKernel or SparseDenseUpdateKernel
            or OptimizerKernel or PartialUpdateKernel or VectorUpdateKernel => WeightGradient,
        ConvPredictKernel or DensePredictKernel or SparseConvPredictKernel or SparseDensePredictKernel
            or AddPredictKernel or GlobalPoolPredictKernel or NormPredictKernel or PoolPredictKernel
            or UnfoldKernel or GatedConvPredictKernel or GatedDensePredictKernel or GatePredictKernel => Predict,
        _ => Forward,
    };
}
