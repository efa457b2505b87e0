using System.Collections.Generic;
using System.Globalization;
using Pruning.Plans;

namespace Pruning.Serialization;

/// <summary>
/// A tensor of a checkpoint: a parameter or running statistic as it is now, a moment of the optimiser, what a weight
/// follows from, or the value to rewind to.
/// </summary>
/// <param name="Name">Its name in the file: that of the tensor, with ".Moment1", ".Moment2", ".Shadow" or ".Initial"
/// behind it.</param>
/// <param name="Tensor">The tensor.</param>
/// <param name="Place">Its place in the arena.</param>
internal readonly record struct StoredTensor(string Name, TensorPlan Tensor, int Place)
{
    /// <summary>Every tensor of a network's checkpoint but the masks, in the order of the file.</summary>
    public static IEnumerable<StoredTensor> Of(NetworkPlan plan)
    {
        foreach (TensorPlan tensor in plan.Tensors)
        {
            yield return new StoredTensor(tensor.Name, tensor, tensor.Place);
        }

        for (int i = 0; i < plan.Arena.Moments.Length; i++)
        {
            string suffix = string.Create(CultureInfo.InvariantCulture, $".Moment{i + 1}");
            foreach (TensorPlan tensor in plan.Tensors)
            {
                if (tensor.IsTrained)
                {
                    yield return new StoredTensor(tensor.Name + suffix, tensor, plan.Arena.Moments[i] + tensor.Place);
                }
            }
        }

        if (plan.Arena.Shadow >= 0)
        {
            foreach (TensorPlan tensor in plan.Tensors)
            {
                if (tensor.Kind == TensorKind.Weights)
                {
                    yield return new StoredTensor(tensor.Name + ".Shadow", tensor, plan.Arena.Shadow + tensor.Place);
                }
            }
        }

        if (plan.Arena.Initial >= 0)
        {
            foreach (TensorPlan tensor in plan.Tensors)
            {
                yield return new StoredTensor(tensor.Name + ".Initial", tensor, plan.Arena.Initial + tensor.Place);
            }
        }
    }
}
