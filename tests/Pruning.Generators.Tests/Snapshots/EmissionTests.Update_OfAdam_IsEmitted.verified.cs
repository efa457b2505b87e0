    /// <summary>
    /// One step of Adam for rows x columns parameters: gradients dw [rows, 32], parameters from w + index on, a row every
    /// stride. A removed weight stays exactly zero, and so do its moments.
    /// </summary>
    private static void Update_Adam_Masked(ref float dw, ref float w, ref float moment, ref float mask, int index, int rows, int columns, int stride, StepState step)
    {
        Vector512<float> rate = Vector512.Create(step.LearningRate);
        Vector512<float> correction1 = Vector512.Create(step.FirstCorrection);
        Vector512<float> correction2 = Vector512.Create(step.SecondCorrection);
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
                Vector512<float> moment2 = Vector512.LoadUnsafe(ref first, Buffers.Moment2 - Buffers.Moment1);
                moment1 = Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient * 0.1f);
                moment2 = Vector512.FusedMultiplyAdd(moment2, Vector512.Create(0.999f), gradient * gradient * 0.001f);
                Vector512<float> direction = moment1 * correction1 / (Vector512.Sqrt(moment2 * correction2) + Vector512.Create(1E-08f));
                weight = Vector512.FusedMultiplyAdd(-rate, direction, weight);
                Vector512<float> keep = Lanes.KeepMask(ref mask, index + c);
                weight &= keep;
                moment1 &= keep;
                moment2 &= keep;
                Lanes.StoreFirst(weight, ref at, columns - c);
                Lanes.StoreFirst(moment1, ref first, columns - c);
                Lanes.StoreFirst(moment2, ref Unsafe.Add(ref first, Buffers.Moment2 - Buffers.Moment1), columns - c);
            }

            index += stride;
        }
    }

    /// <summary>
    /// One step of Adam for rows x columns parameters: gradients dw [rows, 32], parameters from w + index on, a row every
    /// stride.
    /// </summary>
    private static void Update_Adam(ref float dw, ref float w, ref float moment, ref float mask, int index, int rows, int columns, int stride, StepState step)
    {
        Vector512<float> rate = Vector512.Create(step.LearningRate);
        Vector512<float> correction1 = Vector512.Create(step.FirstCorrection);
        Vector512<float> correction2 = Vector512.Create(step.SecondCorrection);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c += 16)
            {
                ref float at = ref Unsafe.Add(ref w, index + c);
                ref float first = ref Unsafe.Add(ref moment, index + c);
                Vector512<float> weight = Vector512.LoadUnsafe(ref at);
                Vector512<float> gradient = Vector512.LoadUnsafe(ref dw, (nuint)(r * 32 + c));
                Vector512<float> moment1 = Vector512.LoadUnsafe(ref first);
                Vector512<float> moment2 = Vector512.LoadUnsafe(ref first, Buffers.Moment2 - Buffers.Moment1);
                moment1 = Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient * 0.1f);
                moment2 = Vector512.FusedMultiplyAdd(moment2, Vector512.Create(0.999f), gradient * gradient * 0.001f);
                Vector512<float> direction = moment1 * correction1 / (Vector512.Sqrt(moment2 * correction2) + Vector512.Create(1E-08f));
                weight = Vector512.FusedMultiplyAdd(-rate, direction, weight);
                Lanes.StoreFirst(weight, ref at, columns - c);
                Lanes.StoreFirst(moment1, ref first, columns - c);
                Lanes.StoreFirst(moment2, ref Unsafe.Add(ref first, Buffers.Moment2 - Buffers.Moment1), columns - c);
            }

            index += stride;
        }
    }

    /// <summary>
    /// One step of Adam for rows x columns parameters: gradients dw [rows, 32], parameters from w + index on, a row every
    /// stride.
    /// </summary>
    private static void Update_Adam_1(ref float dw, ref float w, ref float moment, ref float mask, int index, int rows, int columns, int stride, StepState step)
    {
        Vector512<float> rate = Vector512.Create(step.LearningRate);
        Vector512<float> correction1 = Vector512.Create(step.FirstCorrection);
        Vector512<float> correction2 = Vector512.Create(step.SecondCorrection);
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
                Vector512<float> moment2 = Vector512.LoadUnsafe(ref first, Buffers.Moment2 - Buffers.Moment1);
                moment1 = Vector512.FusedMultiplyAdd(moment1, Vector512.Create(0.9f), gradient * 0.1f);
                moment2 = Vector512.FusedMultiplyAdd(moment2, Vector512.Create(0.999f), gradient * gradient * 0.001f);
                Vector512<float> direction = moment1 * correction1 / (Vector512.Sqrt(moment2 * correction2) + Vector512.Create(1E-08f));
                weight = Vector512.FusedMultiplyAdd(-rate, direction, weight);
                Lanes.StoreFirst(weight, ref at, columns - c);
                Lanes.StoreFirst(moment1, ref first, columns - c);
                Lanes.StoreFirst(moment2, ref Unsafe.Add(ref first, Buffers.Moment2 - Buffers.Moment1), columns - c);
            }

            index += stride;
        }
    }
