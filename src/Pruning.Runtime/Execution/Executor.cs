using System;
using System.Numerics.Tensors;
using Pruning.Analysis;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Sparse;
using Pruning.Threading;
using Pruning.Training;

namespace Pruning.Execution;

/// <summary>Runs the emitted passes on a team of workers. Nothing here allocates after construction.</summary>
internal sealed class Executor : IParallelWork, IDisposable
{
    private const int LoadPhase = 0;
    private const int TrainPhase = 1;
    private const int UpdatePhase = 2;
    private const int InferPhase = 3;

    private readonly Network _network;
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly WorkerTeam _team;
    private readonly BatchLoader _loader;
    private readonly Patterns _patterns;
    private readonly StepState _step;
    private readonly int[] _consecutive;
    private Analyst? _analyst;
    private bool _isAnalysisOld = true;
    private int _classes;
    private int _stretch;

    public Executor(Network network, NetworkMemory memory, int threads)
    {
        _network = network;
        _plan = network.Plan;
        _arena = memory.Arena;
        _patterns = memory.Patterns;
        _step = new StepState { Sparse = _patterns.Directions, Runs = _patterns.Runs };
        _team = new WorkerTeam(threads);
        _loader = new BatchLoader(_plan, _arena, threads);
        _consecutive = new int[_plan.BatchSize];
    }

    public int Workers => _team.Workers;

    /// <summary>Takes samples through the network operator by operator, with the weights that it had when this was
    /// first asked for after <see cref="ForgetAnalysis"/>; null where the plan has no graph for it.</summary>
    public Analyst? Analyst
    {
        get
        {
            if (_plan.Graph is not null && _isAnalysisOld)
            {
                _analyst ??= new Analyst(_plan, _arena, _team, Clock);
                _analyst.Begin();
                _isAnalysisOld = false;
            }

            return _analyst;
        }
    }

    /// <summary>Knows how far scores are.</summary>
    public ScoringClock Clock { get; } = new();

    /// <summary>Says that weights may have changed.</summary>
    public void ForgetAnalysis()
    {
        _isAnalysisOld = true;
        _analyst?.ForgetData();
    }

    public void Load(Batch batch)
    {
        _step.Groups = _loader.Prepare(batch);
        _classes = batch.Data.Classes;

        // A data set that throws leaves a mixture of two batches, which is none.
        _step.Samples = 0;
        _team.Run(this, LoadPhase);
        _step.Samples = batch.Indices.Length;
    }

    /// <summary>Forgets the batch, where it is not one that the user has asked to train on.</summary>
    public void Unload()
    {
        _step.Samples = 0;
        _loader.Forget();
    }

    /// <summary>1 / (1 - β^t) of Adam's moments in the step behind so many; 1 for SGD.</summary>
    public static (float First, float Second) CorrectionsOf(TrainingPlan plan, long steps) =>
        (Correction(plan.Beta1, steps + 1), Correction(plan.Beta2, steps + 1));

    /// <summary>What everything drawn follows from.</summary>
    public ulong Seed => _network.Seed;

    /// <summary>Shares a piece of work among the workers.</summary>
    public void Run(IParallelWork work, int phase = 0) => _team.Run(work, phase);

    /// <summary>A step on the loaded batch, or its gradients only.</summary>
    public float Step(StepKind kind)
    {
        RequireBatch();
        _patterns.Contract();
        SchedulePosition position = _network.Position;
        _step.Apply = kind == StepKind.Apply;
        _step.MovesStatistics = kind is StepKind.Apply or StepKind.Store;
        _step.IsFrozen = kind == StepKind.LookFrozen;
        _step.LearningRate = _network.LearningRate;
        (_step.FirstCorrection, _step.SecondCorrection) = CorrectionsOf(_plan.Training, position.OptimizerSteps);
        var dropout = new RandomStream(_network.Seed, RandomStreams.Dropout) { Position = (ulong)position.Steps };
        _step.DropoutKey = (uint)dropout.NextUInt64();
        for (_stretch = 0; _stretch < _plan.TrainStretches; _stretch++)
        {
            _network.OpenTraining(_stretch, ref _arena.Origin, _step);
            _team.Run(this, TrainPhase);
        }

        double loss = SumOfLosses() / _step.Samples;
        if (!double.IsFinite(loss))
        {
            throw new DivergenceException(position.Steps, loss);
        }

        _team.Run(this, UpdatePhase);
        if (kind == StepKind.Apply)
        {
            _patterns.Publish();
        }

        return (float)loss;
    }

    public Evaluation Infer()
    {
        RequireBatch();
        RunInference();
        return new Evaluation(SumOfLosses() / _step.Samples, Errors(), _step.Samples, _classes);
    }

    /// <summary>Inference on the loaded batch, for what somebody sees of it.</summary>
    public void Show(IInputObserver observer)
    {
        _step.Observer = observer;
        try
        {
            RunInference();
        }
        finally
        {
            _step.Observer = null;
        }
    }

    public Evaluation Evaluate(Dataset data)
    {
        double loss = 0;
        int errors = 0;
        for (int first = 0; first < data.Count; first += _plan.BatchSize)
        {
            Span<int> indices = _consecutive.AsSpan(0, Math.Min(_plan.BatchSize, data.Count - first));
            for (int i = 0; i < indices.Length; i++)
            {
                indices[i] = first + i;
            }

            Load(new Batch(data, indices));
            RunInference();
            loss += SumOfLosses();
            errors += Errors();
        }

        Unload();
        return new Evaluation(loss / data.Count, errors, data.Count, data.Classes);
    }

    public void Predict(ReadOnlySpan<float> sample, Span<float> output)
    {
        sample.CopyTo(_arena.Slice(_plan.Arena.Sample, _plan.Features));
        _patterns.PrepareSample();
        _network.PredictSample(ref _arena.Origin, _step);
        Span<float> raw = _arena.Slice(_plan.Arena.Prediction, _plan.Outputs);
        if (_plan.Loss == Loss.SoftmaxCrossEntropy)
        {
            // Softmax does not change when all logits move; the largest at zero cannot overflow.
            TensorPrimitives.Subtract(raw, TensorPrimitives.Max<float>(raw), output);
            TensorPrimitives.SoftMax(output, output);
        }
        else
        {
            raw.CopyTo(output);
        }
    }

    public void Execute(int phase, int worker, int workers)
    {
        if (phase == UpdatePhase)
        {
            _network.UpdateRows(ref _arena.Origin, _step, worker, workers);
            return;
        }

        (int begin, int end) = WorkerTeam.Share(_step.Groups, worker, workers);
        if (phase == LoadPhase)
        {
            _loader.Load(worker, begin, end);
        }
        else if (_plan.ByGroup)
        {
            // No two of those that have groups get the same, and none gets one beyond the number of groups.
            int place = Math.Min(worker, begin);
            for (int i = begin; i < end; i++)
            {
                // Every second stretch goes back: it begins with what the one before it has left in the cache.
                int group = _stretch % 2 == 0 ? i : begin + end - 1 - i;
                Pass(phase, place, group, group + 1);
            }
        }
        else
        {
            Pass(phase, 0, begin, end);
        }
    }

    public void Dispose() => _team.Dispose();

    private static float Correction(double beta, long t) => beta == 0 ? 1 : (float)(1 / (1 - Math.Pow(beta, t)));

    private void Pass(int phase, int place, int begin, int end)
    {
        if (phase == TrainPhase)
        {
            _network.TrainGroups(_stretch, ref _arena.Origin, _step, place, begin, end);
        }
        else
        {
            _network.InferGroups(_stretch, ref _arena.Origin, _step, place, begin, end);
        }
    }

    private void RunInference()
    {
        _patterns.Contract();
        for (_stretch = 0; _stretch < _plan.InferStretches; _stretch++)
        {
            _network.OpenInference(_stretch, ref _arena.Origin, _step);
            _team.Run(this, InferPhase);
        }
    }

    private void RequireBatch()
    {
        if (_step.Samples == 0)
        {
            throw new InvalidOperationException("No batch is loaded; call LoadBatch, or pass the batch.");
        }
    }

    // In double and in the order of the samples: the same for any number of threads.
    private double SumOfLosses()
    {
        double sum = 0;
        foreach (float loss in _arena.Slice(_plan.Arena.Losses, _step.Samples))
        {
            sum += loss;
        }

        return sum;
    }

    private int Errors()
    {
        if (_classes == 0)
        {
            return 0;
        }

        ReadOnlySpan<float> labels = _arena.Slice(_plan.Arena.Labels, _step.Samples);
        ReadOnlySpan<float> predicted = _arena.Slice(_plan.Arena.Classes, _step.Samples);
        return TensorPrimitives.HammingDistance(labels, predicted);
    }
}
