Graph = new
        (
            [128, 256, 256, 256, 128, 128, 128, 128, 128, 128, 128, 256, 64, 16, 6, 6, 3],
            [
                new global::Pruning.Analysis.WeightedOperator(0, 0, 1, 4, 2, 8, 8, 3, 1, 1, 1),
                new global::Pruning.Analysis.NormOperator(1, 2, 4, 80, 96, 112, 128, 1E-05f),
                new global::Pruning.Analysis.GeluOperator(2, 3),
                new global::Pruning.Analysis.WeightedOperator(1, 3, 4, 8, 4, 8, 8, 3, 2, 1, 2),
                new global::Pruning.Analysis.ReluOperator(4, 5, 0.125f),
                new global::Pruning.Analysis.SubsampleOperator(3, 6, 4, 8, 8, 2),
                new global::Pruning.Analysis.SumOperator([5, 6], 7),
                new global::Pruning.Analysis.ReluOperator(7, 8),
                new global::Pruning.Analysis.WeightedOperator(2, 8, 9, 8, 8, 4, 4, 1, 1, 0, 1),
                new global::Pruning.Analysis.SigmoidOperator(9, 10),
                new global::Pruning.Analysis.ConcatOperator([10, 8], 11),
                new global::Pruning.Analysis.MaxPoolOperator(11, 12, 16, 4, 4, 2, 2, 0),
                new global::Pruning.Analysis.AveragePoolOperator(12, 13, 16, 2, 2, 2, 2, 2, 0),
                new global::Pruning.Analysis.WeightedOperator(3, 13, 14, 6, 16),
                new global::Pruning.Analysis.TanhOperator(14, 15),
                new global::Pruning.Analysis.WeightedOperator(4, 15, 16, 3, 6),
            ],
            [3, 5, 10, 15, 16]
        )

Groups =
            [
                new() { Layers = [0], Criterion = new global::Pruning.Criteria.WandaCriterion(100, false), Scope = global::Pruning.Scope.Output, Members = 72, RemovedAfterRound = [36], Collapse = global::Pruning.Collapse.Floor, MinimumKept = 1 },
                new() { Layers = [1], Criterion = new global::Pruning.Criteria.WandaCriterion(100, false), Scope = global::Pruning.Scope.Output, Members = 144, RemovedAfterRound = [72], Collapse = global::Pruning.Collapse.Floor, MinimumKept = 1 },
                new() { Layers = [2], Criterion = new global::Pruning.Criteria.WoodFisherCriterion(0, false, 0d, 10), Scope = global::Pruning.Scope.Local, Members = 64, RemovedAfterRound = [32], Collapse = global::Pruning.Collapse.Floor, MinimumKept = 1 },
                new() { Layers = [3], Criterion = new global::Pruning.Criteria.LeaveOneOutCriterion(0, false), Scope = global::Pruning.Scope.Local, Members = 6, RemovedAfterRound = [3], Collapse = global::Pruning.Collapse.Floor, MinimumKept = 1, Granularity = global::Pruning.Granularity.Neuron },
                new() { Layers = [4], Criterion = new global::Pruning.Criteria.WandaCriterion(100, false), Scope = global::Pruning.Scope.Output, Members = 18, RemovedAfterRound = [9], Collapse = global::Pruning.Collapse.Floor, MinimumKept = 1 },
            ]

step.Observe(0, ref Unsafe.Add(ref arena, Buffers.Samples), Buffers.SamplesStride, begin, end);

step.Observe(1, ref Unsafe.Add(ref arena, Inference.Gelu_Stem + own), Inference.Stride, begin, end);

step.Observe(2, ref Unsafe.Add(ref arena, Inference.Relu_Sum + own), Inference.Stride, begin, end);

step.Observe(3, ref Unsafe.Add(ref arena, Inference.AveragePool_Both + own), Inference.Stride, begin, end);

step.Observe(4, ref Unsafe.Add(ref arena, Inference.Tanh_Hidden + own), Inference.Stride, begin, end);

step.Observe(0, ref Unsafe.Add(ref arena, Buffers.Samples), Buffers.SamplesStride, begin, end);

step.Observe(1, ref Unsafe.Add(ref arena, Inference.Gelu_Stem + own), Inference.Stride, begin, end);

step.Observe(2, ref Unsafe.Add(ref arena, Inference.Relu_Sum + own), Inference.Stride, begin, end);

step.Observe(3, ref Unsafe.Add(ref arena, Inference.AveragePool_Both + own), Inference.Stride, begin, end);

step.Observe(4, ref Unsafe.Add(ref arena, Inference.Tanh_Hidden + own), Inference.Stride, begin, end);
