using Pruning.Generators.Lowering;

namespace Pruning.Generators.Emission;

/// <summary>
/// What the register tiles of a convolution sum up: for every channel of the tensor that is read, for every row of the
/// kernel, for every column of it, weights times pixels. Forward it reads x and sums y; backward it reads dy and sums
/// dx.
/// </summary>
/// <param name="Conv">The sizes.</param>
/// <param name="Read">The name of the tensor that is read.</param>
/// <param name="Sum">The name of the sums.</param>
/// <param name="Channel">The name of the channel that is summed over.</param>
/// <param name="Channels">How many of them there are.</param>
/// <param name="ReadPlane">Floats from one channel of the tensor that is read to the next.</param>
/// <param name="ReadRow">Floats from the row that one kernel row reads to that of the next; negative where the kernel
/// is turned around.</param>
/// <param name="WeightOfSum">Floats between the weights of neighbouring sums.</param>
/// <param name="WeightOfChannel">Floats between the weights of neighbouring channels.</param>
/// <param name="WeightOfRow">Floats between the weights of neighbouring kernel rows.</param>
/// <param name="Shares">Whether a column serves several taps once it is loaded.</param>
internal sealed record ConvSums(
    ConvGeometry Conv,
    string Read,
    string Sum,
    string Channel,
    int Channels,
    int ReadPlane,
    int ReadRow,
    int WeightOfSum,
    int WeightOfChannel,
    int WeightOfRow,
    bool Shares)
{
    /// <summary>Whether kept channels are summed only; tiles have a parameter of the name "kept" then.</summary>
    public bool Skips { get; init; }

    /// <summary>Whether every position of the kernel has one row, and that inside of the image.</summary>
    public bool RowsAreConstant => Conv.Kernel == 1 && (Conv.Stride == 1 || ReadRow > 0);

    public static ConvSums Forward(ConvGeometry conv) => new(
        conv,
        "x",
        "y",
        "c",
        conv.GroupChannels,
        conv.Pixels * 16,
        conv.Width * 16,
        conv.FilterSize,
        conv.Kernel * conv.Kernel,
        conv.Kernel,
        conv.Stride == 1);

    public static ConvSums InputGradient(ConvGeometry conv) => new(
        conv,
        "dy",
        "dx",
        "k",
        conv.GroupFilters,
        conv.OutputPixels * 16,
        -conv.OutputWidth * 16,
        conv.Kernel * conv.Kernel,
        conv.FilterSize,
        conv.Kernel * conv.Stride,
        true);
}
