internal static void Predict(ref float arena, StepState step)
    {
        // Conv: what its windows see
        PredictKernels.Unfold2x2_2x6x6_Kept(ref Unsafe.Add(ref arena, Prediction.Value_x), ref Unsafe.Add(ref arena, Prediction.Planes_Conv), step.KeptChannels(0, SparseDirections.Prediction));
        if (step.IsSparse(0, SparseDirections.Prediction))
        {
            // Conv, Conv.Relu, kept weights
            PredictKernels.ConvPredictSparse2x2_2x6x6_2_Relu(ref Unsafe.Add(ref arena, Prediction.Planes_Conv), ref Unsafe.Add(ref arena, Buffers.Rows_Conv), ref Unsafe.Add(ref arena, Buffers.SampleOffsets_Conv), ref Unsafe.Add(ref arena, Buffers.Values_Conv), ref Unsafe.Add(ref arena, Buffers.Bias_Conv), ref Unsafe.Add(ref arena, Prediction.Relu_Conv));
        }
        else
        {
            // Conv, Conv.Relu
            PredictKernels.ConvPredict2x2_2x6x6_2_Relu_Kept(ref Unsafe.Add(ref arena, Prediction.Planes_Conv), ref Unsafe.Add(ref arena, Buffers.Weights_Conv), ref Unsafe.Add(ref arena, Buffers.Bias_Conv), ref Unsafe.Add(ref arena, Prediction.Relu_Conv), step.KeptRows(0, SparseDirections.Prediction), step.KeptChannels(0, SparseDirections.Prediction));
        }
        if (step.IsSparse(1, SparseDirections.Prediction))
        {
            // Hidden, Hidden.Relu, kept weights
            PredictKernels.DensePredictSparse_50x5_Relu(ref Unsafe.Add(ref arena, Prediction.Relu_Conv), ref Unsafe.Add(ref arena, Buffers.Columns_Hidden), ref Unsafe.Add(ref arena, Buffers.SampleOffsets_Hidden), ref Unsafe.Add(ref arena, Buffers.SampleValues_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotValues_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotIndices_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotTables_Hidden), ref Unsafe.Add(ref arena, Buffers.SlotRows_Hidden), ref Unsafe.Add(ref arena, Buffers.Bias_Hidden), ref Unsafe.Add(ref arena, Prediction.Relu_Hidden));
        }
        else
        {
            // Hidden, Hidden.Relu
            PredictKernels.DensePredict_50x5_Relu_Kept(ref Unsafe.Add(ref arena, Prediction.Relu_Conv), ref Unsafe.Add(ref arena, Buffers.Weights_Hidden), ref Unsafe.Add(ref arena, Buffers.Bias_Hidden), ref Unsafe.Add(ref arena, Prediction.Relu_Hidden), step.KeptRows(1, SparseDirections.Prediction), step.KeptVectors(1));
        }
        if (step.IsSparse(2, SparseDirections.Prediction))
        {
            // Logits, kept weights
            PredictKernels.DensePredictSparse_5x3(ref Unsafe.Add(ref arena, Prediction.Relu_Hidden), ref Unsafe.Add(ref arena, Buffers.Columns_Logits), ref Unsafe.Add(ref arena, Buffers.SampleOffsets_Logits), ref Unsafe.Add(ref arena, Buffers.SampleValues_Logits), ref Unsafe.Add(ref arena, Buffers.SlotValues_Logits), ref Unsafe.Add(ref arena, Buffers.SlotIndices_Logits), ref Unsafe.Add(ref arena, Buffers.SlotTables_Logits), ref Unsafe.Add(ref arena, Buffers.SlotRows_Logits), ref Unsafe.Add(ref arena, Buffers.Bias_Logits), ref Unsafe.Add(ref arena, Prediction.Value_Logits));
        }
        else
        {
            // Logits
            PredictKernels.DensePredict_5x3_Kept(ref Unsafe.Add(ref arena, Prediction.Relu_Hidden), ref Unsafe.Add(ref arena, Buffers.Weights_Logits), ref Unsafe.Add(ref arena, Buffers.Bias_Logits), ref Unsafe.Add(ref arena, Prediction.Value_Logits), step.KeptRows(2, SparseDirections.Prediction), step.KeptVectors(2));
        }
    }
}

    /// <summary>
    /// y[k] = f(conv(x)[k] + b[k]); x [2, 6, 6, 16] and y [2, 5, 5, 16] per tile,
    /// w [2, 2, 2, 2]. Register tiles of filters x pixels: for all rows, for all filters, for all pixels of
    /// the row, for all channels, for all rows of the kernel.
    /// </summary>
    internal static void Conv2x2_2x6x6_2_Relu_Kept(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end, ReadOnlySpan<int> kept, ReadOnlySpan<int> channels)
    {
        for (int g = begin; g < end; g++)
        {
            for (int t = 0; t < 1; t++)
            {
                ref float xt = ref Unsafe.Add(ref x, g * strideX + t * 1152);
                ref float yt = ref Unsafe.Add(ref y, g * strideY + t * 800);
                if (Vector512.IsHardwareAccelerated)
                {
                    Conv2x2_2x6x6_2_Relu_Kept_Vector512(ref xt, ref w, ref b, ref yt, kept, channels);
                }
                else
                {
                    Conv2x2_2x6x6_2_Relu_Kept_Vector256(ref xt, ref w, ref b, ref yt, kept, channels);
                }
            }
        }
    }

    private static void Conv2x2_2x6x6_2_Relu_Kept_Vector512(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> kept, ReadOnlySpan<int> channels)
    {
        for (int i = 0; i < 5; i++)
        {
            const int rows = 2;
            ref float xi = ref Unsafe.Add(ref x, i * 96);
            ref float wi = ref w;
            for (int k = 0; k < 2; k += 2)
            {
                Conv2x2_2x6x6_2_Relu_Kept_2x5(ref Unsafe.Add(ref xi, 0), ref Unsafe.Add(ref wi, k * 8), ref Unsafe.Add(ref b, k), ref Unsafe.Add(ref y, k * 400 + i * 80 + 0), rows, KeptRuns.If(kept, k, k + 2, channels));
            }
        }
    }

    private static void Conv2x2_2x6x6_2_Relu_Kept_Vector256(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> kept, ReadOnlySpan<int> channels)
    {
        for (int i = 0; i < 5; i++)
        {
            const int rows = 2;
            ref float xi = ref Unsafe.Add(ref x, i * 96);
            ref float wi = ref w;
            for (int k = 0; k < 2; k += 2)
            {
                for (int j = 0; j < 2; j++)
                {
                    Conv2x2_2x6x6_2_Relu_Kept_2y2(ref Unsafe.Add(ref xi, 0 + j * 32), ref Unsafe.Add(ref wi, k * 8), ref Unsafe.Add(ref b, k), ref Unsafe.Add(ref y, k * 400 + i * 80 + 0 + j * 32), rows, KeptRuns.If(kept, k, k + 2, channels));
                }
                Conv2x2_2x6x6_2_Relu_Kept_2y1(ref Unsafe.Add(ref xi, 64), ref Unsafe.Add(ref wi, k * 8), ref Unsafe.Add(ref b, k), ref Unsafe.Add(ref y, k * 400 + i * 80 + 64), rows, KeptRuns.If(kept, k, k + 2, channels));
            }
        }
    }

    private static void Conv2x2_2x6x6_2_Relu_Kept_2x5(ref float x, ref float w, ref float b, ref float y, int rows, ReadOnlySpan<int> kept)
    {
        Vector512<float> y0_0 = Vector512.Create(b);
        Vector512<float> y0_1 = Vector512.Create(b);
        Vector512<float> y0_2 = Vector512.Create(b);
        Vector512<float> y0_3 = Vector512.Create(b);
        Vector512<float> y0_4 = Vector512.Create(b);
        Vector512<float> y1_0 = Vector512.Create(Unsafe.Add(ref b, 1));
        Vector512<float> y1_1 = Vector512.Create(Unsafe.Add(ref b, 1));
        Vector512<float> y1_2 = Vector512.Create(Unsafe.Add(ref b, 1));
        Vector512<float> y1_3 = Vector512.Create(Unsafe.Add(ref b, 1));
        Vector512<float> y1_4 = Vector512.Create(Unsafe.Add(ref b, 1));
        for (int run = 0; run < kept.Length; run += 2)
        {
            int stop = kept[run + 1];
            for (int c = kept[run]; c < stop; c++)
            {
                ref float read = ref Unsafe.Add(ref x, c * 576);
                ref float wr = ref Unsafe.Add(ref w, c * 4);
                for (int r = 0; r < rows; r++)
                {
                    Vector512<float> x0 = Vector512.LoadUnsafe(ref read);
                    Vector512<float> x1 = Vector512.LoadUnsafe(ref read, 16);
                    Vector512<float> x2 = Vector512.LoadUnsafe(ref read, 32);
                    Vector512<float> x3 = Vector512.LoadUnsafe(ref read, 48);
                    Vector512<float> x4 = Vector512.LoadUnsafe(ref read, 64);
                    Vector512<float> w0_0 = Vector512.Create(wr);
                    y0_0 = Vector512.FusedMultiplyAdd(w0_0, x0, y0_0);
                    y0_1 = Vector512.FusedMultiplyAdd(w0_0, x1, y0_1);
                    y0_2 = Vector512.FusedMultiplyAdd(w0_0, x2, y0_2);
                    y0_3 = Vector512.FusedMultiplyAdd(w0_0, x3, y0_3);
                    y0_4 = Vector512.FusedMultiplyAdd(w0_0, x4, y0_4);
                    Vector512<float> w1_0 = Vector512.Create(Unsafe.Add(ref wr, 8));
                    y1_0 = Vector512.FusedMultiplyAdd(w1_0, x0, y1_0);
                    y1_1 = Vector512.FusedMultiplyAdd(w1_0, x1, y1_1);
                    y1_2 = Vector512.FusedMultiplyAdd(w1_0, x2, y1_2);
                    y1_3 = Vector512.FusedMultiplyAdd(w1_0, x3, y1_3);
                    y1_4 = Vector512.FusedMultiplyAdd(w1_0, x4, y1_4);
                    Vector512<float> x5 = Vector512.LoadUnsafe(ref read, 80);
                    Vector512<float> w0_1 = Vector512.Create(Unsafe.Add(ref wr, 1));
                    y0_0 = Vector512.FusedMultiplyAdd(w0_1, x1, y0_0);
                    y0_1 = Vector512.FusedMultiplyAdd(w0_1, x2, y0_1);
                    y0_2 = Vector512.FusedMultiplyAdd(w0_1, x3, y0_2);
                    y0_3 = Vector512.FusedMultiplyAdd(w0_1, x4, y0_3);
                    y0_4 = Vector512.FusedMultiplyAdd(w0_1, x5, y0_4);
                    Vector512<float> w1_1 = Vector512.Create(Unsafe.Add(ref wr, 9));
                    y1_0 = Vector512.FusedMultiplyAdd(w1_1, x1, y1_0);
                    y1_1 = Vector512.FusedMultiplyAdd(w1_1, x2, y1_1);
                    y1_2 = Vector512.FusedMultiplyAdd(w1_1, x3, y1_2);
                    y1_3 = Vector512.FusedMultiplyAdd(w1_1, x4, y1_3);
                    y1_4 = Vector512.FusedMultiplyAdd(w1_1, x5, y1_4);
                    read = ref Unsafe.Add(ref read, 96);
                    wr = ref Unsafe.Add(ref wr, 2);
                }
            }
        }

        Vector512.MaxNative(Vector512<float>.Zero, y0_0).StoreUnsafe(ref y);
        Vector512.MaxNative(Vector512<float>.Zero, y0_1).StoreUnsafe(ref y, 16);
        Vector512.MaxNative(Vector512<float>.Zero, y0_2).StoreUnsafe(ref y, 32);
        Vector512.MaxNative(Vector512<float>.Zero, y0_3).StoreUnsafe(ref y, 48);
        Vector512.MaxNative(Vector512<float>.Zero, y0_4).StoreUnsafe(ref y, 64);
        Vector512.MaxNative(Vector512<float>.Zero, y1_0).StoreUnsafe(ref y, 400);
        Vector512.MaxNative(Vector512<float>.Zero, y1_1).StoreUnsafe(ref y, 416);
        Vector512.MaxNative(Vector512<float>.Zero, y1_2).StoreUnsafe(ref y, 432);
        Vector512.MaxNative(Vector512<float>.Zero, y1_3).StoreUnsafe(ref y, 448);
        Vector512.MaxNative(Vector512<float>.Zero, y1_4).StoreUnsafe(ref y, 464);
    }

    private static void Conv2x2_2x6x6_2_Relu_Kept_2y2(ref float x, ref float w, ref float b, ref float y, int rows, ReadOnlySpan<int> kept)
    {
        Vector256<float> y0_0 = Vector256.Create(b);
        Vector256<float> y0_1 = Vector256.Create(b);
        Vector256<float> y0_2 = Vector256.Create(b);
        Vector256<float> y0_3 = Vector256.Create(b);
        Vector256<float> y1_0 = Vector256.Create(Unsafe.Add(ref b, 1));
        Vector256<float> y1_1 = Vector256.Create(Unsafe.Add(ref b, 1));
        Vector256<float> y1_2 = Vector256.Create(Unsafe.Add(ref b, 1));
        Vector256<float> y1_3 = Vector256.Create(Unsafe.Add(ref b, 1));
        for (int run = 0; run < kept.Length; run += 2)
        {
            int stop = kept[run + 1];
            for (int c = kept[run]; c < stop; c++)
            {
                ref float read = ref Unsafe.Add(ref x, c * 576);
                ref float wr = ref Unsafe.Add(ref w, c * 4);
                for (int r = 0; r < rows; r++)
                {
                    Vector256<float> x0 = Vector256.LoadUnsafe(ref read);
                    Vector256<float> x1 = Vector256.LoadUnsafe(ref read, 8);
                    Vector256<float> x2 = Vector256.LoadUnsafe(ref read, 16);
                    Vector256<float> x3 = Vector256.LoadUnsafe(ref read, 24);
                    Vector256<float> w0_0 = Vector256.Create(wr);
                    y0_0 = Vector256.FusedMultiplyAdd(w0_0, x0, y0_0);
                    y0_1 = Vector256.FusedMultiplyAdd(w0_0, x1, y0_1);
                    y0_2 = Vector256.FusedMultiplyAdd(w0_0, x2, y0_2);
                    y0_3 = Vector256.FusedMultiplyAdd(w0_0, x3, y0_3);
                    Vector256<float> w1_0 = Vector256.Create(Unsafe.Add(ref wr, 8));
                    y1_0 = Vector256.FusedMultiplyAdd(w1_0, x0, y1_0);
                    y1_1 = Vector256.FusedMultiplyAdd(w1_0, x1, y1_1);
                    y1_2 = Vector256.FusedMultiplyAdd(w1_0, x2, y1_2);
                    y1_3 = Vector256.FusedMultiplyAdd(w1_0, x3, y1_3);
                    Vector256<float> x4 = Vector256.LoadUnsafe(ref read, 32);
                    Vector256<float> x5 = Vector256.LoadUnsafe(ref read, 40);
                    Vector256<float> w0_1 = Vector256.Create(Unsafe.Add(ref wr, 1));
                    y0_0 = Vector256.FusedMultiplyAdd(w0_1, x2, y0_0);
                    y0_1 = Vector256.FusedMultiplyAdd(w0_1, x3, y0_1);
                    y0_2 = Vector256.FusedMultiplyAdd(w0_1, x4, y0_2);
                    y0_3 = Vector256.FusedMultiplyAdd(w0_1, x5, y0_3);
                    Vector256<float> w1_1 = Vector256.Create(Unsafe.Add(ref wr, 9));
                    y1_0 = Vector256.FusedMultiplyAdd(w1_1, x2, y1_0);
                    y1_1 = Vector256.FusedMultiplyAdd(w1_1, x3, y1_1);
                    y1_2 = Vector256.FusedMultiplyAdd(w1_1, x4, y1_2);
                    y1_3 = Vector256.FusedMultiplyAdd(w1_1, x5, y1_3);
                    read = ref Unsafe.Add(ref read, 96);
                    wr = ref Unsafe.Add(ref wr, 2);
                }
            }
        }

        Vector256.MaxNative(Vector256<float>.Zero, y0_0).StoreUnsafe(ref y);
        Vector256.MaxNative(Vector256<float>.Zero, y0_1).StoreUnsafe(ref y, 8);
        Vector256.MaxNative(Vector256<float>.Zero, y0_2).StoreUnsafe(ref y, 16);
        Vector256.MaxNative(Vector256<float>.Zero, y0_3).StoreUnsafe(ref y, 24);
        Vector256.MaxNative(Vector256<float>.Zero, y1_0).StoreUnsafe(ref y, 400);
        Vector256.MaxNative(Vector256<float>.Zero, y1_1).StoreUnsafe(ref y, 408);
        Vector256.MaxNative(Vector256<float>.Zero, y1_2).StoreUnsafe(ref y, 416);
        Vector256.MaxNative(Vector256<float>.Zero, y1_3).StoreUnsafe(ref y, 424);
    }

    private static void Conv2x2_2x6x6_2_Relu_Kept_2y1(ref float x, ref float w, ref float b, ref float y, int rows, ReadOnlySpan<int> kept)
    {
        Vector256<float> y0_0 = Vector256.Create(b);
        Vector256<float> y0_1 = Vector256.Create(b);
        Vector256<float> y1_0 = Vector256.Create(Unsafe.Add(ref b, 1));
        Vector256<float> y1_1 = Vector256.Create(Unsafe.Add(ref b, 1));
        for (int run = 0; run < kept.Length; run += 2)
        {
            int stop = kept[run + 1];
            for (int c = kept[run]; c < stop; c++)
            {
                ref float read = ref Unsafe.Add(ref x, c * 576);
                ref float wr = ref Unsafe.Add(ref w, c * 4);
                for (int r = 0; r < rows; r++)
                {
                    Vector256<float> x0 = Vector256.LoadUnsafe(ref read);
                    Vector256<float> x1 = Vector256.LoadUnsafe(ref read, 8);
                    Vector256<float> w0_0 = Vector256.Create(wr);
                    y0_0 = Vector256.FusedMultiplyAdd(w0_0, x0, y0_0);
                    y0_1 = Vector256.FusedMultiplyAdd(w0_0, x1, y0_1);
                    Vector256<float> w1_0 = Vector256.Create(Unsafe.Add(ref wr, 8));
                    y1_0 = Vector256.FusedMultiplyAdd(w1_0, x0, y1_0);
                    y1_1 = Vector256.FusedMultiplyAdd(w1_0, x1, y1_1);
                    Vector256<float> x2 = Vector256.LoadUnsafe(ref read, 16);
                    Vector256<float> x3 = Vector256.LoadUnsafe(ref read, 24);
                    Vector256<float> w0_1 = Vector256.Create(Unsafe.Add(ref wr, 1));
                    y0_0 = Vector256.FusedMultiplyAdd(w0_1, x2, y0_0);
                    y0_1 = Vector256.FusedMultiplyAdd(w0_1, x3, y0_1);
                    Vector256<float> w1_1 = Vector256.Create(Unsafe.Add(ref wr, 9));
                    y1_0 = Vector256.FusedMultiplyAdd(w1_1, x2, y1_0);
                    y1_1 = Vector256.FusedMultiplyAdd(w1_1, x3, y1_1);
                    read = ref Unsafe.Add(ref read, 96);
                    wr = ref Unsafe.Add(ref wr, 2);
                }
            }
        }

        Vector256.MaxNative(Vector256<float>.Zero, y0_0).StoreUnsafe(ref y);
        Vector256.MaxNative(Vector256<float>.Zero, y0_1).StoreUnsafe(ref y, 8);
        Vector256.MaxNative(Vector256<float>.Zero, y1_0).StoreUnsafe(ref y, 400);
        Vector256.MaxNative(Vector256<float>.Zero, y1_1).StoreUnsafe(ref y, 408);
    }

    /// <summary>
    /// y[k] = f(Σ_c w[k, c] x[c] + b[k]); w [5, 50], x [50, 16] and y [5, 16] per tile.
    /// Register tiles of rows x registers: for all rows, for all groups, for all c.
    /// </summary>
    internal static void Dense_50x5_Relu_Kept(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dense_50x5_Relu_Kept_5x1(ref x, strideX, ref Unsafe.Add(ref w, 0 * 50), ref Unsafe.Add(ref b, 0), ref Unsafe.Add(ref y, 0 * 16), strideY, begin, end, KeptRuns.If(rows, 0, 0 + 5, columns));
        }
        else
        {
            Dense_50x5_Relu_Kept_5y2(ref x, strideX, ref Unsafe.Add(ref w, 0 * 50), ref Unsafe.Add(ref b, 0), ref Unsafe.Add(ref y, 0 * 16), strideY, begin, end, KeptRuns.If(rows, 0, 0 + 5, columns));
        }
    }

    private static void Dense_50x5_Relu_Kept_5x1(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end, ReadOnlySpan<int> columns)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xc = ref Unsafe.Add(ref x, g * strideX);
            ref float wc = ref w;
            ref float first = ref xc;
            Vector512<float> y0_0 = Vector512.Create(b);
            Vector512<float> y1_0 = Vector512.Create(Unsafe.Add(ref b, 1));
            Vector512<float> y2_0 = Vector512.Create(Unsafe.Add(ref b, 2));
            Vector512<float> y3_0 = Vector512.Create(Unsafe.Add(ref b, 3));
            Vector512<float> y4_0 = Vector512.Create(Unsafe.Add(ref b, 4));
            for (int run = 0; run < columns.Length; run += 2)
            {
                int stop = columns[run + 1];
                xc = ref Unsafe.Add(ref first, columns[run] * 16);
                wc = ref Unsafe.Add(ref w, columns[run]);
                for (int c = columns[run]; c < stop; c++)
                {
                    Vector512<float> x0 = Vector512.LoadUnsafe(ref xc);
                    Vector512<float> w0 = Vector512.Create(wc);
                    y0_0 = Vector512.FusedMultiplyAdd(w0, x0, y0_0);
                    Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref wc, 50));
                    y1_0 = Vector512.FusedMultiplyAdd(w1, x0, y1_0);
                    Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref wc, 100));
                    y2_0 = Vector512.FusedMultiplyAdd(w2, x0, y2_0);
                    Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref wc, 150));
                    y3_0 = Vector512.FusedMultiplyAdd(w3, x0, y3_0);
                    Vector512<float> w4 = Vector512.Create(Unsafe.Add(ref wc, 200));
                    y4_0 = Vector512.FusedMultiplyAdd(w4, x0, y4_0);
                    xc = ref Unsafe.Add(ref xc, 16);
                    wc = ref Unsafe.Add(ref wc, 1);
                }
            }

            ref float yk = ref Unsafe.Add(ref y, g * strideY);
            Vector512.MaxNative(Vector512<float>.Zero, y0_0).StoreUnsafe(ref yk);
            Vector512.MaxNative(Vector512<float>.Zero, y1_0).StoreUnsafe(ref yk, 16);
            Vector512.MaxNative(Vector512<float>.Zero, y2_0).StoreUnsafe(ref yk, 32);
            Vector512.MaxNative(Vector512<float>.Zero, y3_0).StoreUnsafe(ref yk, 48);
            Vector512.MaxNative(Vector512<float>.Zero, y4_0).StoreUnsafe(ref yk, 64);
        }
    }

    private static void Dense_50x5_Relu_Kept_5y2(ref float x, int strideX, ref float w, ref float b, ref float y, int strideY, int begin, int end, ReadOnlySpan<int> columns)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xc = ref Unsafe.Add(ref x, g * strideX);
            ref float wc = ref w;
            ref float first = ref xc;
            Vector256<float> y0_0 = Vector256.Create(b);
            Vector256<float> y0_1 = y0_0;
            Vector256<float> y1_0 = Vector256.Create(Unsafe.Add(ref b, 1));
            Vector256<float> y1_1 = y1_0;
            Vector256<float> y2_0 = Vector256.Create(Unsafe.Add(ref b, 2));
            Vector256<float> y2_1 = y2_0;
            Vector256<float> y3_0 = Vector256.Create(Unsafe.Add(ref b, 3));
            Vector256<float> y3_1 = y3_0;
            Vector256<float> y4_0 = Vector256.Create(Unsafe.Add(ref b, 4));
            Vector256<float> y4_1 = y4_0;
            for (int run = 0; run < columns.Length; run += 2)
            {
                int stop = columns[run + 1];
                xc = ref Unsafe.Add(ref first, columns[run] * 16);
                wc = ref Unsafe.Add(ref w, columns[run]);
                for (int c = columns[run]; c < stop; c++)
                {
                    Vector256<float> x0 = Vector256.LoadUnsafe(ref xc);
                    Vector256<float> x1 = Vector256.LoadUnsafe(ref xc, 8);
                    Vector256<float> w0 = Vector256.Create(wc);
                    y0_0 = Vector256.FusedMultiplyAdd(w0, x0, y0_0);
                    y0_1 = Vector256.FusedMultiplyAdd(w0, x1, y0_1);
                    Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref wc, 50));
                    y1_0 = Vector256.FusedMultiplyAdd(w1, x0, y1_0);
                    y1_1 = Vector256.FusedMultiplyAdd(w1, x1, y1_1);
                    Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref wc, 100));
                    y2_0 = Vector256.FusedMultiplyAdd(w2, x0, y2_0);
                    y2_1 = Vector256.FusedMultiplyAdd(w2, x1, y2_1);
                    Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref wc, 150));
                    y3_0 = Vector256.FusedMultiplyAdd(w3, x0, y3_0);
                    y3_1 = Vector256.FusedMultiplyAdd(w3, x1, y3_1);
                    Vector256<float> w4 = Vector256.Create(Unsafe.Add(ref wc, 200));
                    y4_0 = Vector256.FusedMultiplyAdd(w4, x0, y4_0);
                    y4_1 = Vector256.FusedMultiplyAdd(w4, x1, y4_1);
                    xc = ref Unsafe.Add(ref xc, 16);
                    wc = ref Unsafe.Add(ref wc, 1);
                }
            }

            ref float yk = ref Unsafe.Add(ref y, g * strideY);
            Vector256.MaxNative(Vector256<float>.Zero, y0_0).StoreUnsafe(ref yk);
            Vector256.MaxNative(Vector256<float>.Zero, y0_1).StoreUnsafe(ref yk, 8);
            Vector256.MaxNative(Vector256<float>.Zero, y1_0).StoreUnsafe(ref yk, 16);
            Vector256.MaxNative(Vector256<float>.Zero, y1_1).StoreUnsafe(ref yk, 24);
            Vector256.MaxNative(Vector256<float>.Zero, y2_0).StoreUnsafe(ref yk, 32);
            Vector256.MaxNative(Vector256<float>.Zero, y2_1).StoreUnsafe(ref yk, 40);
            Vector256.MaxNative(Vector256<float>.Zero, y3_0).StoreUnsafe(ref yk, 48);
            Vector256.MaxNative(Vector256<float>.Zero, y3_1).StoreUnsafe(ref yk, 56);
            Vector256.MaxNative(Vector256<float>.Zero, y4_0).StoreUnsafe(ref yk, 64);
            Vector256.MaxNative(Vector256<float>.Zero, y4_1).StoreUnsafe(ref yk, 72);
        }
    }

    /// <summary>
    /// y[c, s, i, j] = x[c, i, j + s]. x [2, 6, 6],
    /// y [2, 2] planes of [6, 5], 48 floats apart.
    /// </summary>
    internal static void Unfold2x2_2x6x6_Kept(ref float x, ref float y, ReadOnlySpan<int> channels)
    {
        for (int run = 0; run < channels.Length; run += 2)
        {
            int stop = channels[run + 1];
            for (int c = channels[run]; c < stop; c++)
            {
                for (int s = 0; s < 2; s++)
                {
                    ref float to = ref Unsafe.Add(ref y, (c * 2 + s) * 48);
                    ref float from = ref Unsafe.Add(ref x, c * 6 * 6 + s);
                    for (int i = 0; i < 6; i++)
                    {
                        Vector256.LoadUnsafe(ref from).StoreUnsafe(ref to);
                        from = ref Unsafe.Add(ref from, 6);
                        to = ref Unsafe.Add(ref to, 5);
                    }
                }
            }
        }
    }

    /// <summary>
    /// y[k] = f(conv(x)[k] + b[k]) for one sample; x unfolded [2, 2, 6, 5], w [2, 2, 2, 2], y [2, 5, 5].
    /// Register tiles of filters x vectors of pixels: for all pixels, all filters, all channels, all rows and
    /// columns of the kernel.
    /// </summary>
    internal static void ConvPredict2x2_2x6x6_2_Relu_Kept(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> rows, ReadOnlySpan<int> channels)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ConvPredict2x2_2x6x6_2_Relu_Kept_Vector512(ref x, ref w, ref b, ref y, rows, channels);
        }
        else
        {
            ConvPredict2x2_2x6x6_2_Relu_Kept_Vector256(ref x, ref w, ref b, ref y, rows, channels);
        }
    }

    private static void ConvPredict2x2_2x6x6_2_Relu_Kept_Vector512(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> rows, ReadOnlySpan<int> channels)
    {
        ConvPredict2x2_2x6x6_2_Relu_Kept_2x2(ref x, ref w, ref b, ref y, KeptRuns.If(rows, 0, 0 + 2, channels));
    }

    private static void ConvPredict2x2_2x6x6_2_Relu_Kept_2x2(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> channels)
    {
        Vector512<float> y0_0 = Vector512.Create(b);
        Vector512<float> y0_1 = y0_0;
        Vector512<float> y1_0 = Vector512.Create(Unsafe.Add(ref b, 1));
        Vector512<float> y1_1 = y1_0;

        ref float wt = ref w;
        for (int run = 0; run < channels.Length; run += 2)
        {
            int stop = channels[run + 1];
            wt = ref Unsafe.Add(ref w, channels[run] * 4);
            for (int c = channels[run]; c < stop; c++)
            {
                ref float xc = ref Unsafe.Add(ref x, c * 96);
                for (int r = 0; r < 2; r++)
                {
                    ref float xr = ref Unsafe.Add(ref xc, r * 5);
                    for (int s = 0; s < 2; s++)
                    {
                        ref float xs = ref Unsafe.Add(ref xr, s * 48);
                        Vector512<float> x0 = Vector512.LoadUnsafe(ref xs);
                        Vector512<float> x1 = Vector512.LoadUnsafe(ref xs, 9);
                        Vector512<float> w0 = Vector512.Create(wt);
                        y0_0 = Vector512.FusedMultiplyAdd(w0, x0, y0_0);
                        y0_1 = Vector512.FusedMultiplyAdd(w0, x1, y0_1);
                        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref wt, 8));
                        y1_0 = Vector512.FusedMultiplyAdd(w1, x0, y1_0);
                        y1_1 = Vector512.FusedMultiplyAdd(w1, x1, y1_1);
                        wt = ref Unsafe.Add(ref wt, 1);
                    }
                }
            }
        }

        Vector512.MaxNative(Vector512<float>.Zero, y0_0).StoreUnsafe(ref y);
        Vector512.MaxNative(Vector512<float>.Zero, y0_1).StoreUnsafe(ref y, 9);
        Vector512.MaxNative(Vector512<float>.Zero, y1_0).StoreUnsafe(ref y, 25);
        Vector512.MaxNative(Vector512<float>.Zero, y1_1).StoreUnsafe(ref y, 34);
    }

    private static void ConvPredict2x2_2x6x6_2_Relu_Kept_Vector256(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> rows, ReadOnlySpan<int> channels)
    {
        ConvPredict2x2_2x6x6_2_Relu_Kept_2y4(ref x, ref w, ref b, ref y, KeptRuns.If(rows, 0, 0 + 2, channels));
    }

    private static void ConvPredict2x2_2x6x6_2_Relu_Kept_2y4(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> channels)
    {
        Vector256<float> y0_0 = Vector256.Create(b);
        Vector256<float> y0_1 = y0_0;
        Vector256<float> y0_2 = y0_0;
        Vector256<float> y0_3 = y0_0;
        Vector256<float> y1_0 = Vector256.Create(Unsafe.Add(ref b, 1));
        Vector256<float> y1_1 = y1_0;
        Vector256<float> y1_2 = y1_0;
        Vector256<float> y1_3 = y1_0;

        ref float wt = ref w;
        for (int run = 0; run < channels.Length; run += 2)
        {
            int stop = channels[run + 1];
            wt = ref Unsafe.Add(ref w, channels[run] * 4);
            for (int c = channels[run]; c < stop; c++)
            {
                ref float xc = ref Unsafe.Add(ref x, c * 96);
                for (int r = 0; r < 2; r++)
                {
                    ref float xr = ref Unsafe.Add(ref xc, r * 5);
                    for (int s = 0; s < 2; s++)
                    {
                        ref float xs = ref Unsafe.Add(ref xr, s * 48);
                        Vector256<float> w0 = Vector256.Create(wt);
                        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref wt, 8));
                        Vector256<float> x0 = Vector256.LoadUnsafe(ref xs);
                        y0_0 = Vector256.FusedMultiplyAdd(w0, x0, y0_0);
                        y1_0 = Vector256.FusedMultiplyAdd(w1, x0, y1_0);
                        Vector256<float> x1 = Vector256.LoadUnsafe(ref xs, 8);
                        y0_1 = Vector256.FusedMultiplyAdd(w0, x1, y0_1);
                        y1_1 = Vector256.FusedMultiplyAdd(w1, x1, y1_1);
                        Vector256<float> x2 = Vector256.LoadUnsafe(ref xs, 16);
                        y0_2 = Vector256.FusedMultiplyAdd(w0, x2, y0_2);
                        y1_2 = Vector256.FusedMultiplyAdd(w1, x2, y1_2);
                        Vector256<float> x3 = Vector256.LoadUnsafe(ref xs, 17);
                        y0_3 = Vector256.FusedMultiplyAdd(w0, x3, y0_3);
                        y1_3 = Vector256.FusedMultiplyAdd(w1, x3, y1_3);
                        wt = ref Unsafe.Add(ref wt, 1);
                    }
                }
            }
        }

        Vector256.MaxNative(Vector256<float>.Zero, y0_0).StoreUnsafe(ref y);
        Vector256.MaxNative(Vector256<float>.Zero, y0_1).StoreUnsafe(ref y, 8);
        Vector256.MaxNative(Vector256<float>.Zero, y0_2).StoreUnsafe(ref y, 16);
        Vector256.MaxNative(Vector256<float>.Zero, y0_3).StoreUnsafe(ref y, 17);
        Vector256.MaxNative(Vector256<float>.Zero, y1_0).StoreUnsafe(ref y, 25);
        Vector256.MaxNative(Vector256<float>.Zero, y1_1).StoreUnsafe(ref y, 33);
        Vector256.MaxNative(Vector256<float>.Zero, y1_2).StoreUnsafe(ref y, 41);
        Vector256.MaxNative(Vector256<float>.Zero, y1_3).StoreUnsafe(ref y, 42);
    }

    /// <summary>y[k] = f(Σ_c w[k, c] x[c] + b[k]) for one sample; w [5, 50], x [50], y [5].</summary>
    internal static void DensePredict_50x5_Relu_Kept(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        DensePredict_50x5_Relu_Kept_5(ref x, ref w, ref b, ref y, KeptRuns.If(rows, 0, 0 + 5, columns));
    }

    private static void DensePredict_50x5_Relu_Kept_5(ref float x, ref float w, ref float b, ref float y, ReadOnlySpan<int> columns)
    {
        Vector512<float> sum0 = default;
        Vector512<float> sum1 = default;
        Vector512<float> sum2 = default;
        Vector512<float> sum3 = default;
        Vector512<float> sum4 = default;
        for (int run = 0; run < columns.Length; run += 2)
        {
            nuint stop = (nuint)columns[run + 1];
            for (nuint c = (nuint)columns[run]; c < stop; c += 16)
            {
                Vector512<float> xc = Vector512.LoadUnsafe(ref x, c);
                sum0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, c), xc, sum0);
                sum1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, c + 50), xc, sum1);
                sum2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, c + 100), xc, sum2);
                sum3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, c + 150), xc, sum3);
                sum4 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, c + 200), xc, sum4);
            }
        }

        Vector512<float> first = Lanes.First(2);
        Vector512<float> xr = Vector512.LoadUnsafe(ref x, 48);
        sum0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 48) & first, xr & first, sum0);
        sum1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 98) & first, xr & first, sum1);
        sum2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 148) & first, xr & first, sum2);
        sum3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 198) & first, xr & first, sum3);
        sum4 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, 248) & first, xr & first, sum4);

        y = Math.Max(Vector512.Sum(sum0) + b, 0f);
        Unsafe.Add(ref y, 1) = Math.Max(Vector512.Sum(sum1) + Unsafe.Add(ref b, 1), 0f);
        Unsafe.Add(ref y, 2) = Math.Max(Vector512.Sum(sum2) + Unsafe.Add(ref b, 2), 0f);
        Unsafe.Add(ref y, 3) = Math.Max(Vector512.Sum(sum3) + Unsafe.Add(ref b, 3), 0f);
        Unsafe.Add(ref y, 4) = Math.Max(Vector512.Sum(sum4) + Unsafe.Add(ref b, 4), 0f);
    }
