using System;
using System.Collections.Generic;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>
/// Takes samples through the graph of a network, a tape at a time, and shows each tape to whoever adds something up.
/// Nothing is allocated after a pass of each kind.
/// </summary>
internal sealed class Analyst : IParallelWork
{
    private const int PassPhase = 0;
    private const int ReadPhase = 1;

    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly WorkerTeam _team;
    private readonly GraphWalk _walk;
    private readonly Dictionary<ITapeReader, (EpochOrder?, int, int)> _held = [];
    private readonly float[] _rows;
    private readonly int _features;
    private EpochOrder? _order;
    private Dataset? _data;
    private ITapeReader? _reader;

    public Analyst(NetworkPlan plan, Arena arena, WorkerTeam team, ScoringClock clock)
    {
        Clock = clock;
        _plan = plan;
        _arena = arena;
        _team = team;
        _features = plan.Features;
        _rows = new float[team.Workers * _features];
        Graph = plan.Graph ?? throw new ArgumentException($"{plan.Name} has no graph.", nameof(plan));
        _walk = new GraphWalk(Graph, GraphLoss.Of(plan.Loss));
        Numbers = new GraphNumbers(plan, arena, Graph, isLinearized: false);
        Tape = Tape.OfChunk(Graph, team.Workers);
        Sums = new WeightSums(plan, Graph);
        UnitSums = new UnitSums(plan, Graph);
        UnitInformation = new UnitInformation(plan, Graph);
        InputProducts = new InputProducts(Graph, team.Workers);
        SampleGradients = new SampleGradients(Graph, team.Workers);
    }

    /// <summary>The graph.</summary>
    public OperatorGraph Graph { get; }

    /// <summary>Its parameters.</summary>
    public GraphNumbers Numbers { get; }

    /// <summary>Those of the linearised network.</summary>
    public GraphNumbers Paths => field ??= new GraphNumbers(_plan, _arena, Graph, isLinearized: true);

    /// <summary>A number for each weight.</summary>
    public WeightSums Sums { get; }

    /// <summary>The Hessian of a layer for itself.</summary>
    public InputProducts InputProducts { get; }

    /// <summary>The gradients of single samples.</summary>
    public SampleGradients SampleGradients { get; }

    /// <summary>Exact changes of the loss.</summary>
    public LeaveOneOut LeaveOneOut => field ??= new LeaveOneOut(_plan, this, _team.Workers);

    /// <summary>Is told how far passes are.</summary>
    public ScoringClock Clock { get; }

    /// <summary>The workers.</summary>
    public WorkerTeam Team => _team;

    /// <summary>A number for each neuron or channel.</summary>
    public UnitSums UnitSums { get; }

    /// <summary>What each of them tells of the label.</summary>
    public UnitInformation UnitInformation { get; }

    /// <summary>The samples that were taken through it last.</summary>
    public Tape Tape { get; }

    /// <summary>Samples that it goes over.</summary>
    public int Samples { get; private set; }

    /// <summary>Their data.</summary>
    public Dataset Data => _data!;

    /// <summary>Takes the parameters as they are now.</summary>
    public void Begin()
    {
        Numbers.Take();
        _held.Clear();
    }

    /// <summary>Whether a reader has made that of these samples, since the parameters were taken; notes that it has
    /// from now on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="what">What it makes of them.</param>
    public bool Holds(ITapeReader reader, int what = 0)
    {
        (EpochOrder?, int, int) made = (_order, Samples, what);
        bool holds = _held.TryGetValue(reader, out (EpochOrder?, int, int) held) && held == made;
        _held[reader] = made;
        return holds;
    }

    /// <summary>The mask of a layer, 1 = kept.</summary>
    public ReadOnlySpan<uint> MaskOf(LayerPlan layer) => _arena.MaskOf(_plan, layer);

    /// <summary>The label of one of the samples.</summary>
    public int LabelOf(int place) => Data.LabelOf(_order![place]);

    /// <summary>Lets go of the data.</summary>
    public void ForgetData() => _data = null;

    /// <summary>Which samples to go over.</summary>
    /// <param name="data">The data.</param>
    /// <param name="order">Its samples in an order.</param>
    /// <param name="samples">How many of them.</param>
    public void LookAt(Dataset data, EpochOrder order, int samples)
    {
        _data = data;
        _order = order;
        Samples = samples;
    }

    /// <summary>Goes over the samples.</summary>
    /// <exception cref="InvalidOperationException">The loss of one is not finite.</exception>
    public void Visit(ITapeReader reader)
    {
        _reader = reader;
        Require(reader.Pass);
        int most = Tape.Capacity * Tape.Lanes;
        for (int first = 0; first < Samples; first += most)
        {
            Tape.First = first;
            Tape.Samples = Math.Min(most, Samples - first);
            _order!.Indices.Slice(first, Tape.Samples).CopyTo(Tape.Indices);
            Tape.Indices.AsSpan(Tape.Samples).Fill(Tape.Indices[0]);
            _team.Run(this, PassPhase);
            RequireFinite();
            _team.Run(this, ReadPhase);
            Clock.Report((double)(first + Tape.Samples) / Samples);
        }
    }

    /// <summary>
    /// Takes a sample of ones through the linearised network, and the sum of its outputs back: R = 1ᵀ (Π |W|) 1 (Tanaka
    /// et al. 2020).
    /// </summary>
    public void VisitOnes(ITapeReader reader)
    {
        _reader = reader;
        Require(TapePass.Gradients);
        Tape.Samples = 1;
        Tape[0].Of(TapeKind.Value, 0).Fill(1);
        _walk.Forward(Paths, Tape[0]);
        _walk.BackFromOnes(Paths, Tape[0]);
        _team.Run(this, ReadPhase);
    }

    /// <summary>Takes a tile on from an operator to the loss, its input as it stands.</summary>
    public void Resume(TapeTile tile, int operatorIndex) => _walk.Resume(Numbers, tile, operatorIndex, Data);

    /// <inheritdoc/>
    public void Execute(int phase, int worker, int workers)
    {
        if (phase == ReadPhase)
        {
            _reader!.Read(Tape, worker, workers);
            return;
        }

        (int begin, int end) = WorkerTeam.Share(Tape.Tiles, worker, workers);
        for (int tile = begin; tile < end; tile++)
        {
            Load(Tape[tile], _rows.AsSpan(worker * _features, _features));
            _walk.Load(Data, Tape[tile]);
            _walk.Resume(Numbers, Tape[tile], 0, Data);
            _walk.Back(Numbers, Tape[tile], _reader!.Pass, Data);
        }
    }

    private void Load(TapeTile tile, Span<float> row)
    {
        Span<double> lanes = tile.Of(TapeKind.Value, 0);
        for (int lane = 0; lane < Tape.Lanes; lane++)
        {
            Data.CopySample(Tape.Indices[(tile.Index * Tape.Lanes) + lane], row);
            for (int i = 0; i < row.Length; i++)
            {
                lanes[(i * Tape.Lanes) + lane] = row[i];
            }
        }
    }

    private void Require(TapePass pass)
    {
        Tape.Require(TapeKind.Value);
        _walk.Require(Tape);
        if (pass != TapePass.Forward)
        {
            Tape.Require(TapeKind.Gradient);
        }

        if (pass == TapePass.TangentGradients)
        {
            Tape.Require(TapeKind.Tangent);
            Tape.Require(TapeKind.TangentGradient);
        }
        else if (pass == TapePass.Curvature)
        {
            // The squares of the values stand where tangents would.
            Tape.Require(TapeKind.Tangent);
            Numbers.MakeSquares();
        }
    }

    private void RequireFinite()
    {
        for (int i = 0; i < Tape.Samples; i++)
        {
            if (!double.IsFinite(Tape.Losses[i]))
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"The loss of sample {Tape.Indices[i]} of '{Data.Name}' ")
                    + $"is not finite in {_plan.Name}, so nothing was removed. "
                    + "Look for weights and samples that are out of range.");
            }
        }
    }
}
