using System;
using System.Linq;
using Pruning.Generators.Emission.Sparse;
using Pruning.Generators.Lowering;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Emission;

/// <summary>Prints the kernels: one static method per kernel and register tile.</summary>
internal static class KernelsEmitter
{
    public static string EmitForward(KernelPlan plan) => Emit(
        plan, KernelClasses.Forward, "Outputs of a batch, and its loss");

    public static string EmitInputGradients(KernelPlan plan) => Emit(
        plan, KernelClasses.InputGradient, "Gradients of the inputs of layers");

    public static string EmitWeightGradients(KernelPlan plan) => Emit(
        plan, KernelClasses.WeightGradient, "Gradients of weights, and their step");

    public static string EmitPredict(KernelPlan plan) => Emit(
        plan, KernelClasses.Predict, "Outputs of a single sample");

    private static string Emit(KernelPlan plan, string name, string what)
    {
        string purpose = what + ": a method per operation and size, none of which allocates.";
        SourceWriter writer = FileTemplate.Begin(plan, purpose);
        using (writer.Block("internal static class " + name))
        {
            foreach (Kernel kernel in plan.Kernels.Where(kernel => KernelClasses.Of(kernel) == name))
            {
                Write(writer, kernel);
            }
        }

        return writer.ToString();
    }

    private static void Write(SourceWriter writer, Kernel kernel)
    {
        switch (kernel)
        {
            case ConvForwardKernel conv:
                ConvForwardTemplate.Write(writer, conv);
                break;
            case ConvScaledKernel conv:
                ConvForwardTemplate.Write(writer, conv);
                break;
            case ConvInputGradientKernel conv:
                ConvInputGradientTemplate.Write(writer, conv);
                break;
            case ConvWeightGradientKernel conv:
                ConvWeightGradientTemplate.Write(writer, conv);
                break;
            case PoolKernel pool:
                PoolTemplate.Write(writer, pool);
                break;
            case PoolGradientKernel pool:
                PoolTemplate.Write(writer, pool);
                break;
            case SumKernel sum:
                ElementwiseTemplate.Write(writer, sum);
                break;
            case ScaleShiftKernel scale:
                ElementwiseTemplate.Write(writer, scale);
                break;
            case PartialUpdateKernel update:
                PartialUpdateTemplate.Write(writer, update);
                break;
            case VectorUpdateKernel update:
                PartialUpdateTemplate.Write(writer, update);
                break;
            case DenseForwardKernel dense:
                DenseForwardTemplate.Write(writer, dense);
                break;
            case DenseInputGradientKernel dense:
                DenseInputGradientTemplate.Write(writer, dense);
                break;
            case DenseWeightGradientKernel dense:
                DenseWeightGradientTemplate.Write(writer, dense);
                break;
            case DenseUpdateKernel dense:
                DenseUpdateTemplate.Write(writer, dense);
                break;
            case SparseDenseKernel dense:
                SparseDenseTemplate.Write(writer, dense);
                break;
            case SparseDenseInputGradientKernel dense:
                SparseDenseTemplate.Write(writer, dense);
                break;
            case SparseDenseUpdateKernel dense:
                SparseUpdateTemplate.Write(writer, dense);
                break;
            case SparseConvKernel conv:
                SparseConvTemplate.Write(writer, conv);
                break;
            case SparseConvTiles tiles:
                SparseConvTemplate.Write(writer, tiles);
                break;
            case SparseConvPredictKernel conv:
                SparsePredictTemplate.Write(writer, conv);
                break;
            case SparseDensePredictKernel dense:
                SparsePredictTemplate.Write(writer, dense);
                break;
            case SparseConvSegmentKernel conv:
                SparseSegmentTemplate.Write(writer, conv);
                break;
            case SparseConvInputGradientKernel conv:
                SparseConvGradientTemplate.Write(writer, conv);
                break;
            case DensePredictKernel dense:
                DensePredictTemplate.Write(writer, dense);
                break;
            case ConvPredictKernel conv:
                ConvPredictTemplate.Write(writer, conv);
                break;
            case GatedDensePredictKernel dense:
                GatedDensePredictTemplate.Write(writer, dense);
                break;
            case GatedConvPredictKernel conv:
                GatedConvPredictTemplate.Write(writer, conv);
                break;
            case GatePredictKernel gate:
                SampleTemplate.Write(writer, gate);
                break;
            case GateKernel gate:
                GateTemplate.Write(writer, gate);
                break;
            case GateGradientKernel gate:
                GateTemplate.Write(writer, gate);
                break;
            case UnfoldKernel unfold:
                UnfoldTemplate.Write(writer, unfold);
                break;
            case PoolPredictKernel pool:
                PoolPredictTemplate.Write(writer, pool);
                break;
            case NormPredictKernel norm:
                SampleTemplate.Write(writer, norm);
                break;
            case GlobalPoolPredictKernel pool:
                SampleTemplate.Write(writer, pool);
                break;
            case AddPredictKernel add:
                SampleTemplate.Write(writer, add);
                break;
            case OptimizerKernel optimizer:
                OptimizerTemplate.Write(writer, optimizer);
                break;
            case ActivationKernel activation:
                ElementwiseTemplate.Write(writer, activation);
                break;
            case ActivationGradientKernel activation:
                ElementwiseTemplate.Write(writer, activation);
                break;
            case DropoutKernel dropout:
                ElementwiseTemplate.Write(writer, dropout);
                break;
            case DropoutGradientKernel dropout:
                ElementwiseTemplate.Write(writer, dropout);
                break;
            case SoftmaxCrossEntropyKernel loss:
                LossTemplate.Write(writer, loss);
                break;
            case MeanSquaredErrorKernel loss:
                LossTemplate.Write(writer, loss);
                break;
            default:
                throw new InvalidOperationException("No template for kernel " + kernel.GetType().Name + ".");
        }
    }
}
