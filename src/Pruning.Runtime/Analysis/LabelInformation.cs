using System;

namespace Pruning.Analysis;

/// <summary>The mutual information between numbers and labels, estimated by counting.</summary>
internal static class LabelInformation
{
    /// <summary>
    /// I = H(bin) + H(label) - H(bin, label) in nats, each entropy that of the counts with Miller's correction,
    /// (occupied cells - 1) / 2N (Miller 1955): without it the numbers of a unit that says nothing would seem to say
    /// something.
    /// </summary>
    /// <param name="values">The numbers.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="classes">How many labels there are.</param>
    /// <param name="bins">Most bins of the numbers: quantiles, with equal numbers in one.</param>
    /// <param name="sorted">Room for the numbers in order.</param>
    /// <param name="joint">Room for the count of each bin and label.</param>
    public static double Of(
        ReadOnlySpan<double> values,
        ReadOnlySpan<int> labels,
        int classes,
        int bins,
        Span<double> sorted,
        Span<int> joint)
    {
        values.CopyTo(sorted);
        sorted.Sort();
        Span<double> limits = stackalloc double[bins];
        int used = Limits(sorted, limits);
        joint = joint[..(used * classes)];
        joint.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            int bin = 0;
            while (bin < used - 1 && values[i] > limits[bin])
            {
                bin++;
            }

            joint[(bin * classes) + labels[i]]++;
        }

        double together = 0;
        double ofBins = 0;
        double ofLabels = 0;
        for (int bin = 0; bin < used; bin++)
        {
            int count = 0;
            for (int label = 0; label < classes; label++)
            {
                count += joint[(bin * classes) + label];
                together += Term(joint[(bin * classes) + label], values.Length);
            }

            ofBins += Term(count, values.Length);
        }

        for (int label = 0; label < classes; label++)
        {
            int count = 0;
            for (int bin = 0; bin < used; bin++)
            {
                count += joint[(bin * classes) + label];
            }

            ofLabels += Term(count, values.Length);
        }

        // Each entropy lacks the 1 of its correction: one is left over.
        return ofBins + ofLabels - together - (1.0 / (2 * values.Length));
    }

    // Each bin ends with a number that occurs: as many bins as there are different numbers, where those are few; else
    // what is left is shared evenly among the bins that are left.
    private static int Limits(ReadOnlySpan<double> sorted, Span<double> limits)
    {
        int different = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            different += sorted[i] > sorted[i - 1] ? 1 : 0;
        }

        int used = 0;
        int begin = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            bool ends = i == sorted.Length - 1 || sorted[i + 1] > sorted[i];
            bool isFull = different <= limits.Length
                || (i + 1L - begin) * (limits.Length - used) >= sorted.Length - begin;
            if (ends && isFull)
            {
                limits[used++] = sorted[i];
                begin = i + 1;
            }
        }

        return used;
    }

    // -p ln p, and the correction of its cell.
    private static double Term(int count, int all) =>
        count == 0 ? 0 : (-(double)count / all * Math.Log((double)count / all)) + (1.0 / (2 * all));
}
