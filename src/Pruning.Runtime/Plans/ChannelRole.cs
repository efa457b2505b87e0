using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>What the channels of a group are in one of the places where they appear.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ChannelRole
{
    /// <summary>Rows of the weights of a layer, read as a matrix [K, inputs], and its biases.</summary>
    Row,

    /// <summary>Columns of that matrix: what the layer reads.</summary>
    Column,

    /// <summary>Channels of a batch normalisation.</summary>
    Norm,

    /// <summary>Groups of a convolution that go as a whole.</summary>
    ConvolutionGroup,
}
