internal static void Predict(ref float arena, StepState step)
    {
        // Conv_Gate.GlobalAveragePool
        PredictKernels.GlobalAveragePoolPredict_2x36(ref Unsafe.Add(ref arena, Prediction.Value_x), ref Unsafe.Add(ref arena, Prediction.GlobalAveragePool_Conv_Gate));
        // Conv_Gate, Conv_Gate.Relu
        PredictKernels.DensePredict_2x5_Relu(ref Unsafe.Add(ref arena, Prediction.GlobalAveragePool_Conv_Gate), ref Unsafe.Add(ref arena, Buffers.Weights_Conv_Gate), ref Unsafe.Add(ref arena, Buffers.Bias_Conv_Gate), ref Unsafe.Add(ref arena, Prediction.Relu_Conv_Gate));
        // Conv.BatchNorm, from its running statistics.
        BatchStatistics.FromRunning(ref Unsafe.Add(ref arena, Buffers.Mean_Conv), ref Unsafe.Add(ref arena, Buffers.Variance_Conv), ref Unsafe.Add(ref arena, Buffers.Scale_Conv), ref Unsafe.Add(ref arena, Buffers.Shift_Conv), ref Unsafe.Add(ref arena, Buffers.Shift_Conv), false, 1E-05f, ref Unsafe.Add(ref arena, Buffers.Normal_Conv), 5);
        // Conv.Gate: the outputs that win
        SampleGates.Choose(ref Unsafe.Add(ref arena, Prediction.Relu_Conv_Gate), ref Unsafe.Add(ref arena, Prediction.WinnersGate_Conv), ref Unsafe.Add(ref arena, Prediction.MultiplierGate_Conv), 5, 3);
        // Conv: what its windows see
        PredictKernels.Unfold3x3_2x6x6(ref Unsafe.Add(ref arena, Prediction.Value_x), ref Unsafe.Add(ref arena, Prediction.Planes_Conv));
        if (step.IsSparse(1, SparseDirections.Prediction))
        {
            // Conv, Conv.BatchNorm, Conv.Gate, Conv.Relu, kept weights
            PredictKernels.ConvPredictSparse3x3_2x6x6_5_Scaled(ref Unsafe.Add(ref arena, Prediction.Planes_Conv), ref Unsafe.Add(ref arena, Buffers.Rows_Conv), ref Unsafe.Add(ref arena, Buffers.SampleOffsets_Conv), ref Unsafe.Add(ref arena, Buffers.Values_Conv), ref Unsafe.Add(ref arena, Buffers.Normal_Conv), ref Unsafe.Add(ref arena, Buffers.Normal_Conv + 16), ref Unsafe.Add(ref arena, Prediction.Relu_Conv));
            // Conv.Gate, of all outputs
            PredictKernels.GatePredict_5_16Pixels_Relu(ref Unsafe.Add(ref arena, Prediction.MultiplierGate_Conv), ref Unsafe.Add(ref arena, Prediction.Relu_Conv));
        }
        else
        {
            // Conv.Relu: zeros for those that lose
            SamplePlanes.Clear(ref Unsafe.Add(ref arena, Prediction.Relu_Conv), 80);
            // Conv, Conv.BatchNorm, Conv.Gate, Conv.Relu
            PredictKernels.ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu(ref Unsafe.Add(ref arena, Prediction.Planes_Conv), ref Unsafe.Add(ref arena, Prediction.WinnersGate_Conv), ref Unsafe.Add(ref arena, Buffers.Weights_Conv), ref Unsafe.Add(ref arena, Buffers.Normal_Conv), ref Unsafe.Add(ref arena, Buffers.Normal_Conv + 16), ref Unsafe.Add(ref arena, Prediction.MultiplierGate_Conv), ref Unsafe.Add(ref arena, Prediction.Relu_Conv));
        }
        // Hidden_Gate.GlobalAveragePool
        PredictKernels.GlobalAveragePoolPredict_5x16(ref Unsafe.Add(ref arena, Prediction.Relu_Conv), ref Unsafe.Add(ref arena, Prediction.GlobalAveragePool_Hidden_Gate));
        // Hidden_Gate, Hidden_Gate.Relu
        PredictKernels.DensePredict_5x5_Relu(ref Unsafe.Add(ref arena, Prediction.GlobalAveragePool_Hidden_Gate), ref Unsafe.Add(ref arena, Buffers.Weights_Hidden_Gate), ref Unsafe.Add(ref arena, Buffers.Bias_Hidden_Gate), ref Unsafe.Add(ref arena, Prediction.Relu_Hidden_Gate));
        // Hidden.Gate: the outputs that win
        SampleGates.Choose(ref Unsafe.Add(ref arena, Prediction.Relu_Hidden_Gate), ref Unsafe.Add(ref arena, Prediction.WinnersGate_Hidden), ref Unsafe.Add(ref arena, Prediction.MultiplierGate_Hidden), 5, 3);
        if (step.IsSparse(3, SparseDirections.Prediction))
        {
            // Hidden, Hidden.Gate, Hidden.Relu, kept weights
            PredictKernels.DensePredictSparse_80x5(ref Unsafe.Add(ref arena, Prediction.Relu_Conv), ref Unsafe.Add(ref arena, Buffers.Columns_Hidden), ref Unsafe.Add(ref arena, Buffers.SampleOffsets_Hidden), ref Unsafe.Add(ref arena, Buffers.SampleValues_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotValues_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotIndices_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotTables_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotRows_Hidden), ref Unsafe.Add(ref arena, Buffers.Bias_Hidden), ref Unsafe.Add(ref arena, Prediction.Relu_Hidden));
            // Hidden.Gate, of all outputs
            PredictKernels.GatePredict_5_Relu_0_1(ref Unsafe.Add(ref arena, Prediction.MultiplierGate_Hidden), ref Unsafe.Add(ref arena, Prediction.Relu_Hidden));
        }
        else
        {
            // Hidden.Relu: zeros for those that lose
            SamplePlanes.Clear(ref Unsafe.Add(ref arena, Prediction.Relu_Hidden), 16);
            // Hidden, Hidden.Gate, Hidden.Relu
            PredictKernels.DensePredict_80x5_Winners3_Relu_0_1(ref Unsafe.Add(ref arena, Prediction.Relu_Conv), ref Unsafe.Add(ref arena, Prediction.WinnersGate_Hidden), ref Unsafe.Add(ref arena, Buffers.Weights_Hidden), ref Unsafe.Add(ref arena, Buffers.Bias_Hidden), ref Unsafe.Add(ref arena, Prediction.MultiplierGate_Hidden), ref Unsafe.Add(ref arena, Prediction.Relu_Hidden));
        }
        if (step.IsSparse(4, SparseDirections.Prediction))
        {
            // Logits, kept weights
            PredictKernels.DensePredictSparse_5x3(ref Unsafe.Add(ref arena, Prediction.Relu_Hidden), ref Unsafe.Add(ref arena, Buffers.Columns_Logits), ref Unsafe.Add(ref arena, Buffers.SampleOffsets_Logits), ref Unsafe.Add(ref arena, Buffers.SampleValues_Logits), ref Unsafe.Add(ref arena, Buffers.SlotValues_Logits), ref Unsafe.Add(ref arena, Buffers.SlotIndices_Logits), ref Unsafe.Add(ref arena, Buffers.SlotTables_Logits), ref Unsafe.Add(ref arena, Buffers.SlotRows_Logits), ref Unsafe.Add(ref arena, Buffers.Bias_Logits), ref Unsafe.Add(ref arena, Prediction.Value_Logits));
        }
        else
        {
            // Logits
            PredictKernels.DensePredict_5x3(ref Unsafe.Add(ref arena, Prediction.Relu_Hidden), ref Unsafe.Add(ref arena, Buffers.Weights_Logits), ref Unsafe.Add(ref arena, Buffers.Bias_Logits), ref Unsafe.Add(ref arena, Prediction.Value_Logits));
        }
    }
}

    /// <summary>
    /// m[k] = s[k] of the 3 winners of each lane, 0 of the others, and y[k] = f(m[k] x[k]);
    /// x and y [5, 16, 16] per tile, s and m [5, 16].
    /// </summary>
    internal static void Gate_3of5_16Pixels_Relu(ref float x, ref float s, ref float m, ref float y, int stride, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int t = 0; t < 1; t++)
            {
                ref float xt = ref Unsafe.Add(ref x, g * stride + t * 1280);
                ref float yt = ref Unsafe.Add(ref y, g * stride + t * 1280);
                ref float mt = ref Unsafe.Add(ref m, g * stride + t * 80);
                Gate_3of5_16Pixels_Relu_Winners(ref Unsafe.Add(ref s, g * stride + t * 80), ref mt);
                for (nuint k = 0; k < 80; k += 16)
                {
                    Vector512<float> mk = Vector512.LoadUnsafe(ref mt, k);
                    Vector512<float> wins = ~Vector512.Equals(mk, Vector512<float>.Zero);
                    for (nuint i = k * 16; i < (k + 16) * 16; i += 16)
                    {
                        Vector512<float> product = Vector512.LoadUnsafe(ref xt, i) * mk & wins;
                        Vector512.MaxNative(Vector512<float>.Zero, product).StoreUnsafe(ref yt, i);
                    }
                }
            }
        }
    }

    // Bits of numbers that are not negative are ordered as the numbers are. The least saliency that wins is
    // found bit by bit; of those that equal it, the first ones win. NaN, of either sign, is above all numbers.
    private static void Gate_3of5_16Pixels_Relu_Winners(ref float s, ref float m)
    {
        Vector512<int> least = Vector512<int>.Zero;
        for (int bit = 1 << 30; bit > 0; bit >>= 1)
        {
            Vector512<int> higher = least | Vector512.Create(bit);
            Vector512<int> missing = Vector512.Create(3);
            for (nuint k = 0; k < 80; k += 16)
            {
                Vector512<int> bits = Vector512.LoadUnsafe(ref s, k).AsInt32() & Vector512.Create(int.MaxValue);
                missing += Vector512.GreaterThanOrEqual(bits, higher);
            }

            Vector512<int> reaches = Vector512.LessThanOrEqual(missing, Vector512<int>.Zero);
            least = Vector512.ConditionalSelect(reaches, higher, least);
        }

        Vector512<int> equal = Vector512.Create(3);
        for (nuint k = 0; k < 80; k += 16)
        {
            Vector512<int> bits = Vector512.LoadUnsafe(ref s, k).AsInt32() & Vector512.Create(int.MaxValue);
            equal += Vector512.GreaterThan(bits, least);
        }

        for (nuint k = 0; k < 80; k += 16)
        {
            Vector512<int> bits = Vector512.LoadUnsafe(ref s, k).AsInt32() & Vector512.Create(int.MaxValue);
            Vector512<int> first = Vector512.Equals(bits, least)
                & Vector512.GreaterThan(equal, Vector512<int>.Zero);
            equal += first;
            Vector512<int> wins = Vector512.GreaterThan(bits, least) | first;
            (Vector512.LoadUnsafe(ref s, k) & wins.AsSingle()).StoreUnsafe(ref m, k);
        }
    }

    /// <summary>
    /// m[k] = s[k] of the 3 winners of each lane, 0 of the others, and y[k] = f(m[k] x[k]);
    /// x and y [5, 1, 16] per tile, s and m [5, 16].
    /// </summary>
    internal static void Gate_3of5_Relu_0_1(ref float x, ref float s, ref float m, ref float y, int stride, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int t = 0; t < 1; t++)
            {
                ref float xt = ref Unsafe.Add(ref x, g * stride + t * 80);
                ref float yt = ref Unsafe.Add(ref y, g * stride + t * 80);
                ref float mt = ref Unsafe.Add(ref m, g * stride + t * 80);
                Gate_3of5_Relu_0_1_Winners(ref Unsafe.Add(ref s, g * stride + t * 80), ref mt);
                for (nuint k = 0; k < 80; k += 16)
                {
                    Vector512<float> mk = Vector512.LoadUnsafe(ref mt, k);
                    Vector512<float> wins = ~Vector512.Equals(mk, Vector512<float>.Zero);
                    nuint i = k;
                    Vector512<float> product = Vector512.LoadUnsafe(ref xt, i) * mk & wins;
                    Vector512.ConditionalSelect(Vector512.LessThanOrEqual(product, Vector512.Create(0.1f)), Vector512<float>.Zero, product).StoreUnsafe(ref yt, i);
                }
            }
        }
    }

    // Bits of numbers that are not negative are ordered as the numbers are. The least saliency that wins is
    // found bit by bit; of those that equal it, the first ones win. NaN, of either sign, is above all numbers.
    private static void Gate_3of5_Relu_0_1_Winners(ref float s, ref float m)
    {
        Vector512<int> least = Vector512<int>.Zero;
        for (int bit = 1 << 30; bit > 0; bit >>= 1)
        {
            Vector512<int> higher = least | Vector512.Create(bit);
            Vector512<int> missing = Vector512.Create(3);
            for (nuint k = 0; k < 80; k += 16)
            {
                Vector512<int> bits = Vector512.LoadUnsafe(ref s, k).AsInt32() & Vector512.Create(int.MaxValue);
                missing += Vector512.GreaterThanOrEqual(bits, higher);
            }

            Vector512<int> reaches = Vector512.LessThanOrEqual(missing, Vector512<int>.Zero);
            least = Vector512.ConditionalSelect(reaches, higher, least);
        }

        Vector512<int> equal = Vector512.Create(3);
        for (nuint k = 0; k < 80; k += 16)
        {
            Vector512<int> bits = Vector512.LoadUnsafe(ref s, k).AsInt32() & Vector512.Create(int.MaxValue);
            equal += Vector512.GreaterThan(bits, least);
        }

        for (nuint k = 0; k < 80; k += 16)
        {
            Vector512<int> bits = Vector512.LoadUnsafe(ref s, k).AsInt32() & Vector512.Create(int.MaxValue);
            Vector512<int> first = Vector512.Equals(bits, least)
                & Vector512.GreaterThan(equal, Vector512<int>.Zero);
            equal += first;
            Vector512<int> wins = Vector512.GreaterThan(bits, least) | first;
            (Vector512.LoadUnsafe(ref s, k) & wins.AsSingle()).StoreUnsafe(ref m, k);
        }
    }

    /// <summary>
    /// dx[k] = m[k] dy[k]; ds[k] = Σ_p dy[k] x[k] where m[k] is not 0, and strength / samples everywhere;
    /// x, dy and dx [5, 1, 16] per tile, m and ds [5, 16];
    /// dx may be dy.
    /// </summary>
    internal static void GateBackward_5(ref float x, ref float m, ref float dy, ref float dx, ref float ds, int stride, float strength, int samples, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int t = 0; t < 1; t++)
            {
                ref float xt = ref Unsafe.Add(ref x, g * stride + t * 80);
                ref float dyt = ref Unsafe.Add(ref dy, g * stride + t * 80);
                ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * 80);
                ref float mt = ref Unsafe.Add(ref m, g * stride + t * 80);
                ref float dst = ref Unsafe.Add(ref ds, g * stride + t * 80);
                Vector512<float> isSample = Lanes.First(samples - (g * 1 + t) * 16);
                Vector512<float> penalty = Vector512.Create(strength / samples);
                for (nuint k = 0; k < 80; k += 16)
                {
                    Vector512<float> mk = Vector512.LoadUnsafe(ref mt, k);
                    Vector512<float> wins = ~Vector512.Equals(mk, Vector512<float>.Zero);
                    Vector512<float> sum = Vector512<float>.Zero;
                    nuint i = k;
                    Vector512<float> di = Vector512.LoadUnsafe(ref dyt, i);
                    sum = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref xt, i), sum);
                    (di * mk & wins & isSample).StoreUnsafe(ref dxt, i);
                    ((sum & wins) + penalty & isSample).StoreUnsafe(ref dst, k);
                }
            }
        }
    }

    /// <summary>
    /// dx[k] = m[k] dy[k]; ds[k] = Σ_p dy[k] x[k] where m[k] is not 0, and strength / samples everywhere;
    /// x, dy and dx [5, 16, 16] per tile, m and ds [5, 16];
    /// dx may be dy.
    /// </summary>
    internal static void GateBackward_5_16Pixels(ref float x, ref float m, ref float dy, ref float dx, ref float ds, int stride, float strength, int samples, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            for (int t = 0; t < 1; t++)
            {
                ref float xt = ref Unsafe.Add(ref x, g * stride + t * 1280);
                ref float dyt = ref Unsafe.Add(ref dy, g * stride + t * 1280);
                ref float dxt = ref Unsafe.Add(ref dx, g * stride + t * 1280);
                ref float mt = ref Unsafe.Add(ref m, g * stride + t * 80);
                ref float dst = ref Unsafe.Add(ref ds, g * stride + t * 80);
                Vector512<float> isSample = Lanes.First(samples - (g * 1 + t) * 16);
                Vector512<float> penalty = Vector512.Create(strength / samples);
                for (nuint k = 0; k < 80; k += 16)
                {
                    Vector512<float> mk = Vector512.LoadUnsafe(ref mt, k);
                    Vector512<float> wins = ~Vector512.Equals(mk, Vector512<float>.Zero);
                    Vector512<float> sum = Vector512<float>.Zero;
                    for (nuint i = k * 16; i < (k + 16) * 16; i += 16)
                    {
                        Vector512<float> di = Vector512.LoadUnsafe(ref dyt, i);
                        sum = Vector512.FusedMultiplyAdd(di, Vector512.LoadUnsafe(ref xt, i), sum);
                        (di * mk & wins & isSample).StoreUnsafe(ref dxt, i);
                    }

                    ((sum & wins) + penalty & isSample).StoreUnsafe(ref dst, k);
                }
            }
        }
    }

    /// <summary>
    /// y[k] = f(m[k] y[k]) for one sample, and 0 where m[k] is; m [5], y [5, 16].
    /// </summary>
    internal static void GatePredict_5_16Pixels_Relu(ref float m, ref float y)
    {
        for (int i = 0; i < 80; i++)
        {
            float mk = Unsafe.Add(ref m, i / 16);
            Unsafe.Add(ref y, i) = mk == 0 ? 0 : Math.Max(mk * Unsafe.Add(ref y, i), 0f);
        }
    }

    /// <summary>
    /// y[k] = f(m[k] (a[k] conv(x)[k] + b[k])) for one sample and the winners k alone; winners
    /// [3], x unfolded [2, 3, 6, 4],
    /// w [5, 2, 3, 3], y [5, 4, 4].
    /// Register tiles of winners x vectors of pixels: for all pixels, all winners, all channels, all rows and
    /// columns of the kernel.
    /// </summary>
    internal static void ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu(ref float x, ref float winners, ref float w, ref float a, ref float b, ref float m, ref float y)
    {
        ref int winner = ref Unsafe.As<float, int>(ref winners);
        if (Vector512.IsHardwareAccelerated)
        {
            ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_Vector512(ref x, ref winner, ref w, ref a, ref b, ref m, ref y);
        }
        else
        {
            ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_Vector256(ref x, ref winner, ref w, ref a, ref b, ref m, ref y);
        }
    }

    private static void ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_Vector512(ref float x, ref int winner, ref float w, ref float a, ref float b, ref float m, ref float y)
    {
        ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_3x1(ref x, ref winner, ref w, ref a, ref b, ref m, ref y);
    }

    private static void ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_3x1(ref float x, ref int winner, ref float w, ref float a, ref float b, ref float m, ref float y)
    {
        int k0 = winner;
        int k1 = Unsafe.Add(ref winner, 1);
        int k2 = Unsafe.Add(ref winner, 2);
        Vector512<float> y0_0 = default;
        Vector512<float> y1_0 = default;
        Vector512<float> y2_0 = default;

        ref float wt = ref Unsafe.Add(ref w, k0 * 18);
        nint o1 = (k1 - k0) * 18;
        nint o2 = (k2 - k0) * 18;
        for (int c = 0; c < 2; c++)
        {
            ref float xc = ref Unsafe.Add(ref x, c * 144);
            for (int r = 0; r < 3; r++)
            {
                ref float xr = ref Unsafe.Add(ref xc, r * 4);
                for (int s = 0; s < 3; s++)
                {
                    ref float xs = ref Unsafe.Add(ref xr, s * 48);
                    Vector512<float> x0 = Vector512.LoadUnsafe(ref xs);
                    Vector512<float> w0 = Vector512.Create(wt);
                    y0_0 = Vector512.FusedMultiplyAdd(w0, x0, y0_0);
                    Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref wt, o1));
                    y1_0 = Vector512.FusedMultiplyAdd(w1, x0, y1_0);
                    Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref wt, o2));
                    y2_0 = Vector512.FusedMultiplyAdd(w2, x0, y2_0);
                    wt = ref Unsafe.Add(ref wt, 1);
                }
            }
        }

        Vector512<float> a0 = Vector512.Create(Unsafe.Add(ref a, k0));
        Vector512<float> b0 = Vector512.Create(Unsafe.Add(ref b, k0));
        Vector512<float> m0 = Vector512.Create(Unsafe.Add(ref m, k0));
        ref float yk0 = ref Unsafe.Add(ref y, k0 * 16);
        Vector512.MaxNative(Vector512<float>.Zero, Vector512.FusedMultiplyAdd(y0_0, a0, b0) * m0).StoreUnsafe(ref yk0);
        Vector512<float> a1 = Vector512.Create(Unsafe.Add(ref a, k1));
        Vector512<float> b1 = Vector512.Create(Unsafe.Add(ref b, k1));
        Vector512<float> m1 = Vector512.Create(Unsafe.Add(ref m, k1));
        ref float yk1 = ref Unsafe.Add(ref y, k1 * 16);
        Vector512.MaxNative(Vector512<float>.Zero, Vector512.FusedMultiplyAdd(y1_0, a1, b1) * m1).StoreUnsafe(ref yk1);
        Vector512<float> a2 = Vector512.Create(Unsafe.Add(ref a, k2));
        Vector512<float> b2 = Vector512.Create(Unsafe.Add(ref b, k2));
        Vector512<float> m2 = Vector512.Create(Unsafe.Add(ref m, k2));
        ref float yk2 = ref Unsafe.Add(ref y, k2 * 16);
        Vector512.MaxNative(Vector512<float>.Zero, Vector512.FusedMultiplyAdd(y2_0, a2, b2) * m2).StoreUnsafe(ref yk2);
    }

    private static void ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_Vector256(ref float x, ref int winner, ref float w, ref float a, ref float b, ref float m, ref float y)
    {
        ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_3y2(ref x, ref winner, ref w, ref a, ref b, ref m, ref y);
    }

    private static void ConvPredict3x3_2x6x6_5_Winners3_Scaled_Relu_3y2(ref float x, ref int winner, ref float w, ref float a, ref float b, ref float m, ref float y)
    {
        int k0 = winner;
        int k1 = Unsafe.Add(ref winner, 1);
        int k2 = Unsafe.Add(ref winner, 2);
        Vector256<float> y0_0 = default;
        Vector256<float> y0_1 = default;
        Vector256<float> y1_0 = default;
        Vector256<float> y1_1 = default;
        Vector256<float> y2_0 = default;
        Vector256<float> y2_1 = default;

        ref float wt = ref Unsafe.Add(ref w, k0 * 18);
        nint o1 = (k1 - k0) * 18;
        nint o2 = (k2 - k0) * 18;
        for (int c = 0; c < 2; c++)
        {
            ref float xc = ref Unsafe.Add(ref x, c * 144);
            for (int r = 0; r < 3; r++)
            {
                ref float xr = ref Unsafe.Add(ref xc, r * 4);
                for (int s = 0; s < 3; s++)
                {
                    ref float xs = ref Unsafe.Add(ref xr, s * 48);
                    Vector256<float> x0 = Vector256.LoadUnsafe(ref xs);
                    Vector256<float> x1 = Vector256.LoadUnsafe(ref xs, 8);
                    Vector256<float> w0 = Vector256.Create(wt);
                    y0_0 = Vector256.FusedMultiplyAdd(w0, x0, y0_0);
                    y0_1 = Vector256.FusedMultiplyAdd(w0, x1, y0_1);
                    Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref wt, o1));
                    y1_0 = Vector256.FusedMultiplyAdd(w1, x0, y1_0);
                    y1_1 = Vector256.FusedMultiplyAdd(w1, x1, y1_1);
                    Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref wt, o2));
                    y2_0 = Vector256.FusedMultiplyAdd(w2, x0, y2_0);
                    y2_1 = Vector256.FusedMultiplyAdd(w2, x1, y2_1);
                    wt = ref Unsafe.Add(ref wt, 1);
                }
            }
        }

        Vector256<float> a0 = Vector256.Create(Unsafe.Add(ref a, k0));
        Vector256<float> b0 = Vector256.Create(Unsafe.Add(ref b, k0));
        Vector256<float> m0 = Vector256.Create(Unsafe.Add(ref m, k0));
        ref float yk0 = ref Unsafe.Add(ref y, k0 * 16);
        Vector256.MaxNative(Vector256<float>.Zero, Vector256.FusedMultiplyAdd(y0_0, a0, b0) * m0).StoreUnsafe(ref yk0);
        Vector256.MaxNative(Vector256<float>.Zero, Vector256.FusedMultiplyAdd(y0_1, a0, b0) * m0).StoreUnsafe(ref yk0, 8);
        Vector256<float> a1 = Vector256.Create(Unsafe.Add(ref a, k1));
        Vector256<float> b1 = Vector256.Create(Unsafe.Add(ref b, k1));
        Vector256<float> m1 = Vector256.Create(Unsafe.Add(ref m, k1));
        ref float yk1 = ref Unsafe.Add(ref y, k1 * 16);
        Vector256.MaxNative(Vector256<float>.Zero, Vector256.FusedMultiplyAdd(y1_0, a1, b1) * m1).StoreUnsafe(ref yk1);
        Vector256.MaxNative(Vector256<float>.Zero, Vector256.FusedMultiplyAdd(y1_1, a1, b1) * m1).StoreUnsafe(ref yk1, 8);
        Vector256<float> a2 = Vector256.Create(Unsafe.Add(ref a, k2));
        Vector256<float> b2 = Vector256.Create(Unsafe.Add(ref b, k2));
        Vector256<float> m2 = Vector256.Create(Unsafe.Add(ref m, k2));
        ref float yk2 = ref Unsafe.Add(ref y, k2 * 16);
        Vector256.MaxNative(Vector256<float>.Zero, Vector256.FusedMultiplyAdd(y2_0, a2, b2) * m2).StoreUnsafe(ref yk2);
        Vector256.MaxNative(Vector256<float>.Zero, Vector256.FusedMultiplyAdd(y2_1, a2, b2) * m2).StoreUnsafe(ref yk2, 8);
    }

    /// <summary>
    /// y[k] = f(m[k] y[k]) for one sample, and 0 where m[k] is; m [5], y [5, 1].
    /// </summary>
    internal static void GatePredict_5_Relu_0_1(ref float m, ref float y)
    {
        for (nuint k = 0; k < 5; k += 16)
        {
            Vector512<float> mk = Vector512.LoadUnsafe(ref m, k);
            Vector512<float> product = mk * Vector512.LoadUnsafe(ref y, k);
            product &= ~Vector512.Equals(mk, Vector512<float>.Zero);
            Vector512.ConditionalSelect(Vector512.LessThanOrEqual(product, Vector512.Create(0.1f)), Vector512<float>.Zero, product).StoreUnsafe(ref y, k);
        }
    }

    /// <summary>
    /// y[k] = f(m[k] (Σ_c w[k, c] x[c] + b[k])) for one sample and the winners k alone;
    /// winners [3], w [5, 80], x [80], y [5].
    /// </summary>
    internal static void DensePredict_80x5_Winners3_Relu_0_1(ref float x, ref float winners, ref float w, ref float b, ref float m, ref float y)
    {
        ref int winner = ref Unsafe.As<float, int>(ref winners);
        DensePredict_80x5_Winners3_Relu_0_1_3(ref x, ref winner, ref w, ref b, ref m, ref y);
    }

    private static void DensePredict_80x5_Winners3_Relu_0_1_3(ref float x, ref int winner, ref float w, ref float b, ref float m, ref float y)
    {
        int k0 = winner;
        int k1 = Unsafe.Add(ref winner, 1);
        int k2 = Unsafe.Add(ref winner, 2);
        ref float w0 = ref Unsafe.Add(ref w, k0 * 80);
        Vector512<float> sum0 = default;
        ref float w1 = ref Unsafe.Add(ref w, k1 * 80);
        Vector512<float> sum1 = default;
        ref float w2 = ref Unsafe.Add(ref w, k2 * 80);
        Vector512<float> sum2 = default;
        for (nuint c = 0; c < 80; c += 16)
        {
            Vector512<float> xc = Vector512.LoadUnsafe(ref x, c);
            sum0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w0, c), xc, sum0);
            sum1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w1, c), xc, sum1);
            sum2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w2, c), xc, sum2);
        }

        Unsafe.Add(ref y, k0) = Lanes.Relu(Unsafe.Add(ref m, k0) * (Vector512.Sum(sum0) + Unsafe.Add(ref b, k0)), 0.1f);
        Unsafe.Add(ref y, k1) = Lanes.Relu(Unsafe.Add(ref m, k1) * (Vector512.Sum(sum1) + Unsafe.Add(ref b, k1)), 0.1f);
        Unsafe.Add(ref y, k2) = Lanes.Relu(Unsafe.Add(ref m, k2) * (Vector512.Sum(sum2) + Unsafe.Add(ref b, k2)), 0.1f);
    }
