    /// <summary>y = 1 / (1 + exp(-x)), for count numbers of each group.</summary>
    internal static void SigmoidForward(ref float x, int strideX, ref float y, int strideY, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> xi = Vector512.LoadUnsafe(ref xg, i);
                Activations.Sigmoid(xi).StoreUnsafe(ref yg, i);
            }
        }
    }

    /// <summary>y = tanh(x), for count numbers of each group.</summary>
    internal static void TanhForward(ref float x, int strideX, ref float y, int strideY, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> xi = Vector512.LoadUnsafe(ref xg, i);
                Activations.Tanh(xi).StoreUnsafe(ref yg, i);
            }
        }
    }

    /// <summary>y = x / 2 (1 + tanh(sqrt(2/π) (x + 0.044715 x³))), for count numbers of each group.</summary>
    internal static void GeluForward(ref float x, int strideX, ref float y, int strideY, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> xi = Vector512.LoadUnsafe(ref xg, i);
                Activations.Gelu(xi).StoreUnsafe(ref yg, i);
            }
        }
    }

    /// <summary>y = max(x, 0), for count numbers of each group.</summary>
    internal static void ReluForward(ref float x, int strideX, ref float y, int strideY, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> xi = Vector512.LoadUnsafe(ref xg, i);
                Vector512.Max(xi, Vector512<float>.Zero).StoreUnsafe(ref yg, i);
            }
        }
    }

    /// <summary>y = max(x, slope x), for count numbers of each group.</summary>
    internal static void LeakyReluForward_0_125(ref float x, int strideX, ref float y, int strideY, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> xi = Vector512.LoadUnsafe(ref xg, i);
                Vector512.Max(xi, xi * 0.125f).StoreUnsafe(ref yg, i);
            }
        }
    }

    /// <summary>y = m x, with m drawn from key and position: the same for any number of threads. m is kept, and 1 in a frozen network.</summary>
    internal static void DropoutForward_0_25(ref float x, int strideX, ref float m, ref float y, int stride, int count, uint key, bool isFrozen, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float mg = ref Unsafe.Add(ref m, g * stride);
            ref float yg = ref Unsafe.Add(ref y, g * stride);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> mi = isFrozen
                    ? Vector512<float>.One
                    : Lanes.Dropout(key, g * count + (int)i, 1073741824, 1.3333334f);
                mi.StoreUnsafe(ref mg, i);
                (mi * Vector512.LoadUnsafe(ref xg, i)).StoreUnsafe(ref yg, i);
            }
        }
    }

    /// <summary>dx = m dy, for count numbers of each group; dx may be dy.</summary>
    internal static void DropoutBackward(ref float m, int strideM, ref float dy, ref float dx, int stride, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float mg = ref Unsafe.Add(ref m, g * strideM);
            ref float dyg = ref Unsafe.Add(ref dy, g * stride);
            ref float dxg = ref Unsafe.Add(ref dx, g * stride);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                (Vector512.LoadUnsafe(ref mg, i) * Vector512.LoadUnsafe(ref dyg, i)).StoreUnsafe(ref dxg, i);
            }
        }
    }

    /// <summary>dx = f'(y) dy, for f = max(x, slope x) and count numbers of each group; dx may be dy.</summary>
    internal static void LeakyReluBackward_0_125(ref float y, int strideY, ref float dy, ref float dx, int stride, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            ref float dyg = ref Unsafe.Add(ref dy, g * stride);
            ref float dxg = ref Unsafe.Add(ref dx, g * stride);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> yi = Vector512.LoadUnsafe(ref yg, i);
                Vector512<float> di = Vector512.LoadUnsafe(ref dyg, i);
                (Vector512.ConditionalSelect(Vector512.GreaterThan(yi, Vector512<float>.Zero), di, di * 0.125f)).StoreUnsafe(ref dxg, i);
            }
        }
    }

    /// <summary>dx = f'(y) dy, for f = max(x, 0) and count numbers of each group; dx may be dy.</summary>
    internal static void ReluBackward(ref float y, int strideY, ref float dy, ref float dx, int stride, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            ref float dyg = ref Unsafe.Add(ref dy, g * stride);
            ref float dxg = ref Unsafe.Add(ref dx, g * stride);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> yi = Vector512.LoadUnsafe(ref yg, i);
                Vector512<float> di = Vector512.LoadUnsafe(ref dyg, i);
                (Vector512.ConditionalSelect(Vector512.GreaterThan(yi, Vector512<float>.Zero), di, Vector512<float>.Zero)).StoreUnsafe(ref dxg, i);
            }
        }
    }

    /// <summary>dx = f'(x) dy, for f = x / 2 (1 + tanh(sqrt(2/π) (x + 0.044715 x³))) and count numbers of each group; dx may be dy.</summary>
    internal static void GeluBackward(ref float x, int strideX, ref float dy, ref float dx, int stride, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float xg = ref Unsafe.Add(ref x, g * strideX);
            ref float dyg = ref Unsafe.Add(ref dy, g * stride);
            ref float dxg = ref Unsafe.Add(ref dx, g * stride);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> xi = Vector512.LoadUnsafe(ref xg, i);
                Vector512<float> di = Vector512.LoadUnsafe(ref dyg, i);
                (di * Activations.GeluDerivative(xi)).StoreUnsafe(ref dxg, i);
            }
        }
    }

    /// <summary>dx = f'(y) dy, for f = tanh(x) and count numbers of each group; dx may be dy.</summary>
    internal static void TanhBackward(ref float y, int strideY, ref float dy, ref float dx, int stride, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            ref float dyg = ref Unsafe.Add(ref dy, g * stride);
            ref float dxg = ref Unsafe.Add(ref dx, g * stride);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> yi = Vector512.LoadUnsafe(ref yg, i);
                Vector512<float> di = Vector512.LoadUnsafe(ref dyg, i);
                (di * (Vector512<float>.One - yi * yi)).StoreUnsafe(ref dxg, i);
            }
        }
    }

    /// <summary>dx = f'(y) dy, for f = 1 / (1 + exp(-x)) and count numbers of each group; dx may be dy.</summary>
    internal static void SigmoidBackward(ref float y, int strideY, ref float dy, ref float dx, int stride, int count, int begin, int end)
    {
        for (int g = begin; g < end; g++)
        {
            ref float yg = ref Unsafe.Add(ref y, g * strideY);
            ref float dyg = ref Unsafe.Add(ref dy, g * stride);
            ref float dxg = ref Unsafe.Add(ref dx, g * stride);
            for (nuint i = 0; i < (nuint)count; i += 16)
            {
                Vector512<float> yi = Vector512.LoadUnsafe(ref yg, i);
                Vector512<float> di = Vector512.LoadUnsafe(ref dyg, i);
                (di * yi * (Vector512<float>.One - yi)).StoreUnsafe(ref dxg, i);
            }
        }
    }
