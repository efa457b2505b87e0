using System;
using System.Collections.Generic;
using System.Threading;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Reporting;
using Pruning.Serialization;
using Pruning.Sparse;
using Pruning.Threading;
using Pruning.Training;
using Pruning.Updates;

namespace Pruning;

/// <summary>
/// A declared network. The class that a user annotates derives from it and brings the emitted arithmetic; everything a
/// network does with that arithmetic is here. One network is used by one thread at a time.
/// </summary>
public abstract class Network : EmittedPasses, IDisposable
{
    private readonly NetworkMemory _memory;
    private readonly Executor _executor;
    private readonly LayerSet _layers;

    /// <summary>Creates a network with initial weights drawn from the seed.</summary>
    /// <param name="plan">The emitted plan.</param>
    /// <param name="seed">Decides the initial weights, the order of the samples, dropout and random criteria.</param>
    /// <param name="threads">Threads that a step uses; 0 for one per core. Results do not depend on it.</param>
    protected Network(NetworkPlan plan, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Plan = plan;
        Seed = seed;
        threads = threads == 0 ? Environment.ProcessorCount : threads;
        _memory = new NetworkMemory(plan, seed, threads);
        _executor = new Executor(this, _memory, threads);
        _layers = new LayerSet(plan, _memory);
        Layers = Array.AsReadOnly(_layers.Layers);
        LearningRate = (float)plan.Training.LearningRate;
        Pruner.KeepAll();
        Parameters.Initialize(plan, Memory, seed);
    }

    /// <summary>Name of the class.</summary>
    public string Name => Plan.Name;

    /// <summary>
    /// The seed that the network was created with, or that of the checkpoint that it was loaded from.
    /// </summary>
    public ulong Seed { get; private set; }

    /// <summary>Threads that a step uses.</summary>
    public int Threads => _executor.Workers;

    /// <summary>Most samples in a batch, as declared.</summary>
    public int BatchSize => Plan.BatchSize;

    /// <summary>
    /// The layers with weights, each behind those that it reads: in the order of the declaration, with the projections
    /// of shortcuts, which have no property.
    /// </summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>
    /// The learning rate of the next <see cref="TrainStep(Batch)"/>; <see cref="Fit"/> sets it by the declared curve.
    /// </summary>
    public float LearningRate { get; set; }

    /// <summary>The fraction p of the prunable weights that is removed.</summary>
    public double PruningRate => ReportBuilder.PruningRate(_layers.Layers);

    /// <summary>
    /// Whether removed weights are visited: by default not where a layer is faster without. Results differ in the order
    /// of some sums only; see docs/numerics.md.
    /// </summary>
    public SparseMode SparseMode
    {
        get => _memory.Patterns.Mode;
        set => _memory.Patterns.Mode = value;
    }

    /// <summary>What came of the schedule that <see cref="Fit"/> ran last, here or before the checkpoint was written;
    /// null before the first, and while one is interrupted.</summary>
    public TrainingResult? Outcome => Position.IsComplete ? Position.ToResult() : null;

    /// <summary>Whether policies are declared, so that <see cref="Prune"/> has something to go by.</summary>
    public bool HasPolicy => Plan.Pruning.Groups.Length > 0;

    internal NetworkPlan Plan { get; }

    internal Arena Memory => _memory.Whole;

    internal Pruner Pruner => _memory.Pruner;

    internal Removal Removal => field ??= new Removal(Plan, _memory, _executor);

    internal Trainer Trainer => field ??= new Trainer(Plan, _memory, _executor);

    internal SchedulePosition Position { get; } = new();

    /// <summary>Runs the declared schedule: training, and removals after it, before it or between its steps.</summary>
    /// <param name="train">The data to train on, in an order that is shuffled anew in each epoch.</param>
    /// <param name="test">The data to judge by, after each phase and, with <paramref name="progress"/>, after each
    /// epoch; the training data where it is null.</param>
    /// <param name="progress">Receives about a hundred reports per epoch; where it is one of
    /// <see cref="PruningProgress"/> too, it hears how far scores are.</param>
    /// <param name="cancellation">Ends the run between two steps; a later call goes on from there.</param>
    /// <param name="checkpoint">A file that is written after each epoch, on cancellation and at the end; see
    /// <see cref="Save"/>.</param>
    /// <param name="epochs">
    /// Epochs of the dense phase, or of all the training where there is none, in place of the declared ones; all others
    /// that are declared change in proportion, whole ones rounded up. Null: as declared, or as the interrupted run that
    /// goes on had.
    /// </param>
    /// <remarks>
    /// On a network whose schedule is finished it begins a second one, from the weights and masks as they are.
    /// </remarks>
    /// <returns>The network's worth after each phase.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="DivergenceException">The loss or a weight became infinite or not a number.</exception>
    /// <exception cref="ArgumentException">The data does not fit the network, or data or epochs do not fit the schedule
    /// or the run that was interrupted.</exception>
    public TrainingResult Fit(
        Dataset train,
        Dataset? test = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default,
        string? checkpoint = null,
        int? epochs = null)
    {
        DataContract.Require(Plan, train);
        if (test is not null)
        {
            DataContract.Require(Plan, test);
        }

        if (epochs < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "The dense phase needs at least one epoch.");
        }

        return new TrainingRun(this, train, test, progress, checkpoint, epochs).Run(cancellation);
    }

    /// <summary>One step on a batch: forward, loss, backward, update.</summary>
    /// <param name="batch">The samples.</param>
    /// <returns>The mean loss of the batch before the update.</returns>
    /// <exception cref="DivergenceException">The loss is infinite or not a number; nothing has been
    /// updated.</exception>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public float TrainStep(Batch batch)
    {
        LoadBatch(batch);
        return TrainStep();
    }

    /// <summary>One step on the batch that was loaded last.</summary>
    /// <returns>The mean loss of the batch before the update.</returns>
    /// <exception cref="DivergenceException">The loss is infinite or not a number; nothing has been
    /// updated.</exception>
    public float TrainStep() => Trainer.Step(Position, LearningRate);

    /// <summary>
    /// Forward, loss and backward on a batch, without an update: see <see cref="Layer.WeightGradients"/>.
    /// </summary>
    /// <param name="batch">The samples.</param>
    /// <param name="isFrozen">Whether the network computes as it predicts, with the running statistics of its batch
    /// normalisation and without dropout: what criteria look at. Otherwise it computes as it trains.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public float ComputeGradients(Batch batch, bool isFrozen = false)
    {
        LoadBatch(batch);
        return _executor.Step(isFrozen ? StepKind.LookFrozen : StepKind.Look);
    }

    /// <summary>
    /// Brings a batch into the layout that kernels read, for <see cref="TrainStep()"/> and <see cref="Infer"/>.
    /// </summary>
    /// <param name="batch">The samples.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, or there are too many
    /// samples.</exception>
    public void LoadBatch(Batch batch)
    {
        DataContract.Require(Plan, batch.Data);
        _executor.Load(batch);
    }

    /// <summary>Inference on the batch that was loaded last.</summary>
    /// <returns>Loss and errors of the batch.</returns>
    public Evaluation Infer() => _executor.Infer();

    /// <summary>Inference on a whole data set.</summary>
    /// <param name="data">The data.</param>
    /// <returns>Mean loss, and errors where the data has labels.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public Evaluation Evaluate(Dataset data)
    {
        DataContract.Require(Plan, data);
        return _executor.Evaluate(data);
    }

    /// <summary>Inference on one sample.</summary>
    /// <param name="sample">Its numbers, in the order [channel, y, x].</param>
    /// <param name="output">Receives the probability of each class, or the outputs for a network with a squared
    /// error.</param>
    /// <exception cref="ArgumentException">A length does not fit the network.</exception>
    public void Predict(ReadOnlySpan<float> sample, Span<float> output)
    {
        if (sample.Length != Plan.Features || output.Length != Plan.Outputs)
        {
            throw new ArgumentException(
                $"{Name} predicts {Plan.Outputs} outputs from {Plan.Features} numbers, "
                + $"not {output.Length} from {sample.Length}.");
        }

        _executor.Predict(sample, output);
    }

    /// <summary>
    /// Removes weights by the declared policies until the rate is reached; no declared schedule is needed for it. Where
    /// a criterion looks at data, no batch is loaded afterwards.
    /// </summary>
    /// <param name="rate">The pruning rate p, in [0, 1]: the fraction of each policy's weights that is removed
    /// afterwards, or of its neurons and filters where it removes those.</param>
    /// <param name="data">What criteria look at: as many of the first samples as are declared, or drawn ones; null
    /// where none does.</param>
    /// <param name="progress">Hears how far scores are, where they take longer than a second.</param>
    /// <returns>How many are removed, and whether a collapse rule acted.</returns>
    /// <exception cref="ArgumentException">The rate is outside [0, 1], or the data does not fit the network, or has
    /// fewer samples than are declared; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The network declares no policy, or has weights that are not a
    /// number, or the loss of a sample is not finite; nothing has changed.</exception>
    public PruningResult Prune(double rate, Dataset? data = null, IProgress<PruningProgress>? progress = null) =>
        Removal.ToRate(rate, data, progress);

    /// <summary>What is left of each layer.</summary>
    /// <returns>The report; its text is a table.</returns>
    public NetworkReport Report() =>
        ReportBuilder.Build(Plan, _layers.Layers, _memory.Patterns, Threads)
            with
        { Collapses = Position.AllCollapses() };

    /// <summary>
    /// Writes weights, masks, moments and the position of the schedule to a safetensors file, by way of a temporary
    /// one, so that the file is always whole.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">
    /// A number is not finite, or a removed weight is not zero; the file is as it was.
    /// </exception>
    public void Save(string path) => Checkpoint.Save(this, path);

    /// <summary>Reads what <see cref="Save"/> wrote; <see cref="Fit"/> then goes on where the other run was.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileFormatException">The file is broken, or belongs to another network; nothing has
    /// changed.</exception>
    public void Load(string path)
    {
        Seed = Checkpoint.Load(this, path);
        Pruner.Seed = Seed;
    }

    /// <summary>Ends the threads of the network.</summary>
    public void Dispose()
    {
        _executor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// A layer by its name, also one without a property: a layer of a repeated block, a projection.
    /// </summary>
    /// <typeparam name="TLayer"><see cref="Dense"/>, <see cref="Conv2D"/> or <see cref="Join"/>.</typeparam>
    /// <param name="name">The name, such as <c>Stage2_1_A</c> or <c>Sum_Projection</c>.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException">The network has no layer of that name and type.</exception>
    public TLayer GetLayer<TLayer>(string name)
        where TLayer : class => _layers.Find<TLayer>(name);

    /// <summary>The fully connected layer at a place of <see cref="Layers"/>.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The layer.</returns>
    protected Dense DenseAt(int index) => (Dense)_layers.Layers[index];

    /// <summary>The convolution at a place of <see cref="Layers"/>.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The layer.</returns>
    protected Conv2D Conv2DAt(int index) => (Conv2D)_layers.Layers[index];

    /// <summary>The sum or concatenation at a place among those of the network.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The join.</returns>
    protected Join JoinAt(int index) => _layers.Joins[index];
}
