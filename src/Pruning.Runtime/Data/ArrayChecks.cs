using System;
using System.Numerics.Tensors;

namespace Pruning.Data;

/// <summary>What in-memory data must satisfy; a violation names the sample and the position in it.</summary>
internal static class ArrayChecks
{
    /// <summary>Numbers per sample, when <paramref name="features"/> holds <paramref name="count"/> samples.</summary>
    public static int RowLength(float[] features, int count)
    {
        if (count == 0)
        {
            throw new ArgumentException("There are no samples: the array of labels is empty.", nameof(count));
        }

        if (features.Length == 0 || features.Length % count != 0)
        {
            throw new ArgumentException(
                $"{features.Length} features cannot be divided among {count} samples.", nameof(features));
        }

        return features.Length / count;
    }

    /// <summary>Number of rows of the given length; the length must divide the array.</summary>
    public static int RowCount(float[] values, int length, string what)
    {
        if (length <= 0 || values.Length == 0 || values.Length % length != 0)
        {
            throw new ArgumentException(
                $"{values.Length} {what}s are not a multiple of {length} {what}s per sample.", what);
        }

        return values.Length / length;
    }

    public static void Finite(ReadOnlySpan<float> values, int rowLength, string what)
    {
        // One vectorised pass says whether the slow one, which finds the place, is needed.
        if (TensorPrimitives.IsFiniteAll(values))
        {
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                string value = Describe(values[i]);
                throw new ArgumentException(
                    $"Sample {i / rowLength}, {what} {i % rowLength} is {value}; it must be finite.", what);
            }
        }
    }

    public static void Labels(ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Sample {i} has label {labels[i]}, which is not in 0..{classes - 1}."),
                    nameof(labels));
            }
        }
    }

    public static float[] Flatten(float[][] rows, int count, string what)
    {
        ArgumentNullException.ThrowIfNull(rows, what);
        if (rows.Length != count || count == 0)
        {
            throw new ArgumentException($"There are {rows.Length} {what} where {count} are needed (at least 1).", what);
        }

        int length = rows[0]?.Length ?? 0;
        float[] flat = new float[checked(count * length)];
        for (int i = 0; i < count; i++)
        {
            if (rows[i] is null || rows[i].Length != length)
            {
                throw new ArgumentException(
                    $"Row {i} of {what} has {rows[i]?.Length ?? 0} numbers, the first has {length}.", what);
            }

            rows[i].CopyTo(flat, i * length);
        }

        return flat;
    }

    public static string Describe(float value) => float.IsNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
}
