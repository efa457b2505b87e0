    /// <summary>
    /// One step of Sgd for rows x columns parameters: gradients dw [rows, 32], parameters from w + index on, a row every
    /// stride. A removed weight stays exactly zero, and so do its moments.
    /// </summary>
    private static void Update_SgdNesterov_Masked(ref float dw, ref float w, ref float moment, ref float mask, int index, int rows, int columns, int stride, StepState step)
    {
        Vector512<float> rate = Vector512.Create(step.LearningRate);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c += 16)
            {
                ref float at = ref Unsafe.Add(ref w, index + c);
                ref float first = ref Unsafe.Add(ref moment, index + c);
                Vector512<float> weight = Vector512.LoadUnsafe(ref at);
                Vector512<float> gradient = Vector512.LoadUnsafe(ref dw, (nuint)(r * 32 + c));
                gradient = Vector512.FusedMultiplyAdd(weight, Vector512.Create(0.0001f), gradient);
                gradient += Lanes.Sign(weight) * 1E-05f;
                Vector512<float> moment1 = Vector512.LoadUnsafe(ref first);
                moment1 = Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient);
                weight = Vector512.FusedMultiplyAdd(-rate, Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient), weight);
                Vector512<float> keep = Lanes.KeepMask(ref mask, index + c);
                weight &= keep;
                moment1 &= keep;
                Lanes.StoreFirst(weight, ref at, columns - c);
                Lanes.StoreFirst(moment1, ref first, columns - c);
            }

            index += stride;
        }
    }

    /// <summary>
    /// One step of Sgd for rows x columns parameters: gradients dw [rows, 32], parameters from w + index on, a row every
    /// stride.
    /// </summary>
    private static void Update_SgdNesterov(ref float dw, ref float w, ref float moment, ref float mask, int index, int rows, int columns, int stride, StepState step)
    {
        Vector512<float> rate = Vector512.Create(step.LearningRate);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c += 16)
            {
                ref float at = ref Unsafe.Add(ref w, index + c);
                ref float first = ref Unsafe.Add(ref moment, index + c);
                Vector512<float> weight = Vector512.LoadUnsafe(ref at);
                Vector512<float> gradient = Vector512.LoadUnsafe(ref dw, (nuint)(r * 32 + c));
                Vector512<float> moment1 = Vector512.LoadUnsafe(ref first);
                moment1 = Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient);
                weight = Vector512.FusedMultiplyAdd(-rate, Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient), weight);
                Lanes.StoreFirst(weight, ref at, columns - c);
                Lanes.StoreFirst(moment1, ref first, columns - c);
            }

            index += stride;
        }
    }

    /// <summary>
    /// One step of Sgd for rows x columns parameters: gradients dw [rows, 32], parameters from w + index on, a row every
    /// stride.
    /// </summary>
    private static void Update_SgdNesterov_1(ref float dw, ref float w, ref float moment, ref float mask, int index, int rows, int columns, int stride, StepState step)
    {
        Vector512<float> rate = Vector512.Create(step.LearningRate);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c += 16)
            {
                ref float at = ref Unsafe.Add(ref w, index + c);
                ref float first = ref Unsafe.Add(ref moment, index + c);
                Vector512<float> weight = Vector512.LoadUnsafe(ref at);
                Vector512<float> gradient = Vector512.LoadUnsafe(ref dw, (nuint)(r * 32 + c));
                gradient = Vector512.FusedMultiplyAdd(weight, Vector512.Create(0.0001f), gradient);
                gradient += Lanes.Sign(weight) * 1E-05f;
                Vector512<float> moment1 = Vector512.LoadUnsafe(ref first);
                moment1 = Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient);
                weight = Vector512.FusedMultiplyAdd(-rate, Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient), weight);
                Lanes.StoreFirst(weight, ref at, columns - c);
                Lanes.StoreFirst(moment1, ref first, columns - c);
            }

            index += stride;
        }
    }
