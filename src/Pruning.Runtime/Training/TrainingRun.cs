using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using System.Threading;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Regrowing;

namespace Pruning.Training;

/// <summary>
/// Drives a network along its schedule, tick by tick. Between two ticks the run can be cancelled, saved and resumed,
/// and ends with the same bits as a run that was not.
/// </summary>
internal sealed class TrainingRun
{
    private readonly Network _network;
    private readonly Dataset _train;
    private readonly Dataset? _test;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly string? _checkpoint;
    private readonly SchedulePosition _position;
    private readonly RunSchedule _schedule;
    private readonly TrainingTimeline _timeline;
    private readonly EpochOrder _order;
    private readonly StepEvents[] _events;
    private int _shuffled = -1;
    private ulong _draw;
    private long _epochTime;
    private long _epochSamples;
    private bool _stepped;

    public TrainingRun(
        Network network,
        Dataset train,
        Dataset? test,
        IProgress<TrainingProgress>? progress,
        string? checkpoint,
        int? epochs)
    {
        _network = network;
        _train = train;
        _test = test;
        _progress = progress;
        _checkpoint = checkpoint;
        _position = network.Position;
        bool continues = _position.Samples != 0 && !_position.IsComplete;
        int declared = network.Plan.Training.Epochs;
        int length = epochs ?? (continues ? RunSchedule.EpochsOf(network.Plan, _position.Timeline) : declared);
        _schedule = new RunSchedule(network.Plan, length, train.Count);
        _timeline = _schedule.Timeline;
        _order = new EpochOrder(train.Count);
        _events = DeclaredEvents.Of(network, _schedule);
        RequireFolder(checkpoint);
        network.Pruner.RequireSamples(train);
        Enter();
    }

    public TrainingResult Run(CancellationToken cancellation)
    {
        while (true)
        {
            while (_position.History.Count <= _timeline.Rounds
                && _position.Tick >= _timeline.EndOf(_position.History.Count))
            {
                _position.End(Assess(_position.History.Count));
            }

            if (_position.Tick >= _timeline.Length)
            {
                break;
            }

            if (cancellation.IsCancellationRequested)
            {
                RequireSound();
                Save();
                cancellation.ThrowIfCancellationRequested();
            }

            Tick();
        }

        Save();
        return _position.ToResult();
    }

    // A finished schedule begins anew from the weights as they are; an unfinished one goes on, if data and schedule
    // are the same.
    private void Enter()
    {
        if (_position.Samples == 0 || _position.IsComplete)
        {
            _position.Restart(_train.Count, _timeline, _network.Plan.Recipe);
            Parameters.ClearMoments(_network.Plan, _network.Memory);
            Parameters.Remember(_network.Plan, _network.Memory);
            return;
        }

        Continuation.Require(_network, _train, _timeline);
    }

    // Before the first step, not after the first epoch.
    private static void RequireFolder(string? checkpoint)
    {
        string? folder = checkpoint is null ? null : Path.GetDirectoryName(Path.GetFullPath(checkpoint));
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"{folder}: there is no such folder, so the checkpoint cannot be written.");
        }
    }

    private void Tick()
    {
        (int phase, int step) = _timeline.At(_position.Tick);
        if (step < 0)
        {
            PruneRound(phase);
            _position.Tick++;
            return;
        }

        int stepsPerEpoch = _timeline.StepsPerEpoch;
        int epoch = step / stepsPerEpoch;
        int inEpoch = step % stepsPerEpoch;
        Shuffle(phase, epoch);
        int first = inEpoch * _network.Plan.BatchSize;
        int count = Math.Min(_network.Plan.BatchSize, _train.Count - first);
        float rate = _schedule.LearningRateAt(phase, step);
        _network.LearningRate = rate;
        var place = new StepPlace(phase, step, _timeline.EpochsOf(phase) * stepsPerEpoch, stepsPerEpoch, _train);
        double loss = TrainStep(place, new Batch(_train, _order.Indices.Slice(first, count), _draw));
        _position.EpochLoss = (inEpoch == 0 ? 0 : _position.EpochLoss) + (loss * count);
        _position.Tick++;
        _stepped = true;
        bool epochEnds = inEpoch + 1 == stepsPerEpoch;
        if (epochEnds)
        {
            RequireSound();
            if (phase == 0 && epoch + 1 == _schedule.RewindEpoch)
            {
                Parameters.Remember(_network.Plan, _network.Memory);
            }

            Save();
        }

        if (epochEnds || (inEpoch + 1) % Math.Max(1, stepsPerEpoch / 100) == 0)
        {
            Report(phase, epoch, inEpoch + 1, _position.EpochLoss / (first + count), rate, epochEnds);
        }
    }

    private double TrainStep(in StepPlace place, Batch batch)
    {
        long start = Stopwatch.GetTimestamp();
        StepEvents? replacing = null;
        foreach (StepEvents events in _events)
        {
            events.Before(place, _progress as IProgress<PruningProgress>);
            replacing = events.Replaces(place) ? events : replacing;
        }

        double loss = replacing?.Replace(place, batch) ?? _network.TrainStep(batch);
        _epochTime += Stopwatch.GetTimestamp() - start;
        _epochSamples += batch.Indices.Length;
        return loss;
    }

    // Where weights are removed during the training, the events say when.
    private void PruneRound(int round)
    {
        PruningPlan pruning = _network.Plan.Pruning;
        if (pruning.When == When.DuringTraining)
        {
            return;
        }

        _network.Removal.AfterRound(round, _train, _progress as IProgress<PruningProgress>);
        _position.Note(round, null, _network.Pruner.Collapses);
        if (pruning.Rewind != Rewind.None)
        {
            Parameters.Rewind(_network.Plan, _network.Memory, _network.Seed, round);
            _network.Pruner.ApplyMasks();
            _position.OptimizerSteps = 0;
        }
    }

    private PhaseResult Assess(int round)
    {
        Evaluation evaluation = _network.Evaluate(_test ?? _train);
        int[] kept = [.. _network.Layers.Select(layer => layer.Mask.Kept)];
        return new PhaseResult(round, evaluation.Loss, evaluation.Accuracy, kept);
    }

    // Order and variants of an epoch depend on the seed and on how many epochs came before it, so that they can be made
    // again.
    private void Shuffle(int phase, int epoch)
    {
        int global = epoch + _schedule.EpochsBefore(phase);
        if (global != _shuffled)
        {
            _order.Shuffle(_network.Seed, global);
            _draw = new RandomStream(_network.Seed, RandomStreams.Variants(global)).NextUInt64();
            _shuffled = global;
            _epochTime = 0;
            _epochSamples = 0;
        }
    }

    private void Report(int phase, int epoch, int step, double loss, float rate, bool epochEnds)
    {
        if (_progress is null)
        {
            return;
        }

        Evaluation? test = epochEnds && _test is not null ? _network.Evaluate(_test) : null;
        _progress.Report(new TrainingProgress(
            phase,
            _timeline.Rounds,
            epoch,
            _timeline.EpochsOf(phase),
            step,
            _timeline.StepsPerEpoch,
            loss,
            rate,
            _epochSamples * (double)Stopwatch.Frequency / Math.Max(1, _epochTime),
            _network.PruningRate,
            test));
    }

    // A step that ruins the weights shows in the loss of the next one, when a checkpoint would have been written over.
    private void RequireSound()
    {
        if (!_stepped)
        {
            return;
        }

        double loss = _network.Infer().Loss;
        if (!double.IsFinite(loss))
        {
            throw new DivergenceException(_position.Steps, loss);
        }

        foreach (TensorPlan tensor in _network.Plan.Tensors)
        {
            if (!TensorPrimitives.IsFiniteAll<float>(_network.Memory.Slice(tensor.Place, tensor.Count)))
            {
                throw new DivergenceException(_position.Steps - 1, tensor.Name);
            }
        }

        _stepped = false;
    }

    private void Save()
    {
        if (_checkpoint is not null)
        {
            _network.Save(_checkpoint);
        }
    }
}
