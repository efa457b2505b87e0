    /// <summary>
    /// Loss mean_k (x - target)² and largest output of each sample, and dx = 2 (x - target) / (samples · 3);
    /// x, targets and dx [3, 16] per tile, losses and classes [N].
    /// </summary>
    internal static void MeanSquaredError_3(ref float x, int strideX, ref float targets, ref float dx, int stride, ref float losses, ref float classes, int samples, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int t = 0; t < 1; t++)
            {
                int first = (g * 1 + t) * 16;
                ref float xt = ref Unsafe.Add(ref x, g * strideX + t * 48);
                ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * 48);
                ref float target = ref Unsafe.Add(ref targets, first * 3);
                Vector512<float> largest = Vector512.LoadUnsafe(ref xt);
                Vector512<float> best = Vector512<float>.Zero;
                Vector512<float> sum = Vector512<float>.Zero;
                Vector512<float> isSample = Lanes.First(samples - first);
                Vector512<float> scale = Vector512.Create(2f / ((float)samples * 3));
                for (int k = 0; k < 3; k++)
                {
                    Vector512<float> xk = Vector512.LoadUnsafe(ref xt, (nuint)(k * 16));
                    best = Vector512.ConditionalSelect(Vector512.GreaterThan(xk, largest), Vector512.Create((float)k), best);
                    largest = Vector512.Max(xk, largest);
                    Vector512<float> error = xk - Vector512.LoadUnsafe(ref target, (nuint)(k * 16));
                    sum = Vector512.FusedMultiplyAdd(error, error, sum);
                    (error * scale & isSample).StoreUnsafe(ref dxt, (nuint)(k * 16));
                }

                (sum * (1f / 3)).StoreUnsafe(ref losses, (nuint)first);
                best.StoreUnsafe(ref classes, (nuint)first);
            }
        }
    }
