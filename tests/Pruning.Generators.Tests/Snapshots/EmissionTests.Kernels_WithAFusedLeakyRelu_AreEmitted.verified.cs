    /// <summary>
    /// y[k] = f(Σ_c w[k, c] x[c] + b[k]); w [3, 5], x [5, 16] and y [3, 16] per tile.
    /// Register tiles of rows x registers: for all rows, for all groups, for all c.
    /// </summary>
    internal static void Dense_5x3_LeakyRelu_0_125(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense_5x3_LeakyRelu_0_125_3x1(ref x, strideX, ref Unsafe.Add(ref w, 0 * 5), ref Unsafe.Add(ref b, 0), ref Unsafe.Add(ref y, 0 * 16), strideY, begin, end);
        }
        else
        {
            Dense_5x3_LeakyRelu_0_125_3y2(ref x, strideX, ref Unsafe.Add(ref w, 0 * 5), ref Unsafe.Add(ref b, 0), ref Unsafe.Add(ref y, 0 * 16), strideY, begin, end);
        }
    }

    private static void Dense_5x3_LeakyRelu_0_125_3x1(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xc = ref Unsafe.Add(ref x, g * strideX);
            ref float wc = ref w;
            Vector512<float> y0_0 = Vector512.Create(b);
            Vector512<float> y1_0 = Vector512.Create(Unsafe.Add(ref b, 1));
            Vector512<float> y2_0 = Vector512.Create(Unsafe.Add(ref b, 2));
            for (int c = 0; c < 5; c++)
            {
                Vector512<float> x0 = Vector512.LoadUnsafe(ref xc);
                Vector512<float> w0 = Vector512.Create(wc);
                y0_0 = Vector512.FusedMultiplyAdd(w0, x0, y0_0);
                Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref wc, 5));
                y1_0 = Vector512.FusedMultiplyAdd(w1, x0, y1_0);
                Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref wc, 10));
                y2_0 = Vector512.FusedMultiplyAdd(w2, x0, y2_0);
                xc = ref Unsafe.Add(ref xc, 16);
                wc = ref Unsafe.Add(ref wc, 1);
            }

            ref float yk = ref Unsafe.Add(ref y, g * strideY);
            Vector512.MaxNative(y0_0, y0_0 * 0.125f).StoreUnsafe(ref yk);
            Vector512.MaxNative(y1_0, y1_0 * 0.125f).StoreUnsafe(ref yk, 16);
            Vector512.MaxNative(y2_0, y2_0 * 0.125f).StoreUnsafe(ref yk, 32);
        }
    }

    private static void Dense_5x3_LeakyRelu_0_125_3y2(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xc = ref Unsafe.Add(ref x, g * strideX);
            ref float wc = ref w;
            Vector256<float> y0_0 = Vector256.Create(b);
            Vector256<float> y0_1 = y0_0;
            Vector256<float> y1_0 = Vector256.Create(Unsafe.Add(ref b, 1));
            Vector256<float> y1_1 = y1_0;
            Vector256<float> y2_0 = Vector256.Create(Unsafe.Add(ref b, 2));
            Vector256<float> y2_1 = y2_0;
            for (int c = 0; c < 5; c++)
            {
                Vector256<float> x0 = Vector256.LoadUnsafe(ref xc);
                Vector256<float> x1 = Vector256.LoadUnsafe(ref xc, 8);
                Vector256<float> w0 = Vector256.Create(wc);
                y0_0 = Vector256.FusedMultiplyAdd(w0, x0, y0_0);
                y0_1 = Vector256.FusedMultiplyAdd(w0, x1, y0_1);
                Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref wc, 5));
                y1_0 = Vector256.FusedMultiplyAdd(w1, x0, y1_0);
                y1_1 = Vector256.FusedMultiplyAdd(w1, x1, y1_1);
                Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref wc, 10));
                y2_0 = Vector256.FusedMultiplyAdd(w2, x0, y2_0);
                y2_1 = Vector256.FusedMultiplyAdd(w2, x1, y2_1);
                xc = ref Unsafe.Add(ref xc, 16);
                wc = ref Unsafe.Add(ref wc, 1);
            }

            ref float yk = ref Unsafe.Add(ref y, g * strideY);
            Vector256.MaxNative(y0_0, y0_0 * 0.125f).StoreUnsafe(ref yk);
            Vector256.MaxNative(y0_1, y0_1 * 0.125f).StoreUnsafe(ref yk, 8);
            Vector256.MaxNative(y1_0, y1_0 * 0.125f).StoreUnsafe(ref yk, 16);
            Vector256.MaxNative(y1_1, y1_1 * 0.125f).StoreUnsafe(ref yk, 24);
            Vector256.MaxNative(y2_0, y2_0 * 0.125f).StoreUnsafe(ref yk, 32);
            Vector256.MaxNative(y2_1, y2_1 * 0.125f).StoreUnsafe(ref yk, 40);
        }
    }

    /// <summary>
    /// dx[c] = f'(x[c]) Σ_k w[k, c] dy[k]; w [2, 3], dy [2, 16], x and dx [3, 16] per tile.
    /// Register tiles of columns x registers: for all columns, for all groups, for all k.
    /// </summary>
    internal static void DenseInputGradient_3x2_LeakyRelu_0_125(ref float dy, ref float w, ref float x, ref float dx, int stride, int begin, int end)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DenseInputGradient_3x2_LeakyRelu_0_125_3x1(ref dy, ref Unsafe.Add(ref w, 0), ref Unsafe.Add(ref x, 0 * 16), ref Unsafe.Add(ref dx, 0 * 16), stride, begin, end);
        }
        else
        {
            DenseInputGradient_3x2_LeakyRelu_0_125_3y2(ref dy, ref Unsafe.Add(ref w, 0), ref Unsafe.Add(ref x, 0 * 16), ref Unsafe.Add(ref dx, 0 * 16), stride, begin, end);
        }
    }

    private static void DenseInputGradient_3x2_LeakyRelu_0_125_3x1(ref float dy, ref float w, ref float x, ref float dx, int stride, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float dyk = ref Unsafe.Add(ref dy, g * stride);
            ref float wk = ref w;
            Vector512<float> dx0_0 = default;
            Vector512<float> dx1_0 = default;
            Vector512<float> dx2_0 = default;
            for (int k = 0; k < 2; k++)
            {
                Vector512<float> dy0 = Vector512.LoadUnsafe(ref dyk);
                Vector512<float> w0 = Vector512.Create(wk);
                dx0_0 = Vector512.FusedMultiplyAdd(w0, dy0, dx0_0);
                Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref wk, 1));
                dx1_0 = Vector512.FusedMultiplyAdd(w1, dy0, dx1_0);
                Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref wk, 2));
                dx2_0 = Vector512.FusedMultiplyAdd(w2, dy0, dx2_0);
                dyk = ref Unsafe.Add(ref dyk, 16);
                wk = ref Unsafe.Add(ref wk, 3);
            }

            ref float dxc = ref Unsafe.Add(ref dx, g * stride);
            ref float xc = ref Unsafe.Add(ref x, g * stride);
            Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.LoadUnsafe(ref xc), Vector512<float>.Zero), dx0_0, dx0_0 * 0.125f).StoreUnsafe(ref dxc);
            Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.LoadUnsafe(ref xc, 16), Vector512<float>.Zero), dx1_0, dx1_0 * 0.125f).StoreUnsafe(ref dxc, 16);
            Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.LoadUnsafe(ref xc, 32), Vector512<float>.Zero), dx2_0, dx2_0 * 0.125f).StoreUnsafe(ref dxc, 32);
        }
    }

    private static void DenseInputGradient_3x2_LeakyRelu_0_125_3y2(ref float dy, ref float w, ref float x, ref float dx, int stride, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float dyk = ref Unsafe.Add(ref dy, g * stride);
            ref float wk = ref w;
            Vector256<float> dx0_0 = default;
            Vector256<float> dx0_1 = default;
            Vector256<float> dx1_0 = default;
            Vector256<float> dx1_1 = default;
            Vector256<float> dx2_0 = default;
            Vector256<float> dx2_1 = default;
            for (int k = 0; k < 2; k++)
            {
                Vector256<float> dy0 = Vector256.LoadUnsafe(ref dyk);
                Vector256<float> dy1 = Vector256.LoadUnsafe(ref dyk, 8);
                Vector256<float> w0 = Vector256.Create(wk);
                dx0_0 = Vector256.FusedMultiplyAdd(w0, dy0, dx0_0);
                dx0_1 = Vector256.FusedMultiplyAdd(w0, dy1, dx0_1);
                Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref wk, 1));
                dx1_0 = Vector256.FusedMultiplyAdd(w1, dy0, dx1_0);
                dx1_1 = Vector256.FusedMultiplyAdd(w1, dy1, dx1_1);
                Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref wk, 2));
                dx2_0 = Vector256.FusedMultiplyAdd(w2, dy0, dx2_0);
                dx2_1 = Vector256.FusedMultiplyAdd(w2, dy1, dx2_1);
                dyk = ref Unsafe.Add(ref dyk, 16);
                wk = ref Unsafe.Add(ref wk, 3);
            }

            ref float dxc = ref Unsafe.Add(ref dx, g * stride);
            ref float xc = ref Unsafe.Add(ref x, g * stride);
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.LoadUnsafe(ref xc), Vector256<float>.Zero), dx0_0, dx0_0 * 0.125f).StoreUnsafe(ref dxc);
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.LoadUnsafe(ref xc, 8), Vector256<float>.Zero), dx0_1, dx0_1 * 0.125f).StoreUnsafe(ref dxc, 8);
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.LoadUnsafe(ref xc, 16), Vector256<float>.Zero), dx1_0, dx1_0 * 0.125f).StoreUnsafe(ref dxc, 16);
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.LoadUnsafe(ref xc, 24), Vector256<float>.Zero), dx1_1, dx1_1 * 0.125f).StoreUnsafe(ref dxc, 24);
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.LoadUnsafe(ref xc, 32), Vector256<float>.Zero), dx2_0, dx2_0 * 0.125f).StoreUnsafe(ref dxc, 32);
            Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.LoadUnsafe(ref xc, 40), Vector256<float>.Zero), dx2_1, dx2_1 * 0.125f).StoreUnsafe(ref dxc, 40);
        }
    }

    /// <summary>y[k] = f(Σ_c w[k, c] x[c] + b[k]) for one sample; w [3, 5], x [5], y [3].</summary>
    internal static void DensePredict_5x3_LeakyRelu_0_125(ref float x, ref float w, ref float b, ref float y)
    {
        DensePredict_5x3_LeakyRelu_0_125_3(ref x, ref w, ref b, ref y);
    }

    private static void DensePredict_5x3_LeakyRelu_0_125_3(ref float x, ref float w, ref float b, ref float y)
    {
        Vector512<float> sum0 = default;
        Vector512<float> sum1 = default;
        Vector512<float> sum2 = default;
        Vector512<float> first = Lanes.First(5);
        Vector512<float> xr = Vector512.LoadUnsafe(ref x, 0);
        sum0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 0) & first, xr & first, sum0);
        sum1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 5) & first, xr & first, sum1);
        sum2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 10) & first, xr & first, sum2);

        y = Lanes.LeakyRelu(Vector512.Sum(sum0) + b, 0.125f);
        Unsafe.Add(ref y, 1) = Lanes.LeakyRelu(Vector512.Sum(sum1) + Unsafe.Add(ref b, 1), 0.125f);
        Unsafe.Add(ref y, 2) = Lanes.LeakyRelu(Vector512.Sum(sum2) + Unsafe.Add(ref b, 2), 0.125f);
    }
