namespace Pruning.Generators.Lowering.Sparse;

/// <summary>A layer that may run with its kept weights only, as calls name its parts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its place among the layers with weights.</param>
/// <param name="Plan">Where its kept weights stand.</param>
internal sealed record SparseLayer(string Name, int Index, SparsePlan Plan)
{
    /// <summary>The kinds of constants, in the order of the memory.</summary>
    public static string[] Parts { get; } =
    [
        "Values_", "Offsets_", "Rows_", "BackOffsets_", "BackPlaces_", "Columns_",
        "SampleOffsets_", "SampleValues_", "SlotValues_", "SlotIndices_", "SlotTables_", "SlotRows_",
    ];

    public Operand Values => Place(0);

    public Operand Offsets => Place(1);

    public Operand Rows => Place(2);

    public Operand BackOffsets => Place(3);

    public Operand BackPlaces => Place(4);

    public Operand Columns => Place(5);

    public Operand SampleOffsets => Place(6);

    public Operand SampleValues => Place(7);

    /// <summary>The slots: weights, indices, tables, and the first of each 16 outputs.</summary>
    public Operand[] Slots => [Place(8), Place(9), Place(10), Place(11)];

    /// <summary>The layer of that name, or null where it is not prunable.</summary>
    public static SparseLayer? Find(Common.EquatableArray<LayerPlan> layers, string name)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Name == name && layers[i].Sparse is { } plan)
            {
                return new SparseLayer(name, i, plan);
            }
        }

        return null;
    }

    /// <summary>The condition of calls with kept weights, or of those with all.</summary>
    public KernelCondition When(SparseDirection direction, bool isSparse) => new(Index, direction, isSparse);

    private Operand Place(int part) => Operand.Buffer("Buffers." + Parts[part] + Name);
}
