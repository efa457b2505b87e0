namespace Pruning.Generators.Dependencies;

/// <summary>What the channels of a group are in one of the places where they appear.</summary>
internal enum ChannelRole
{
    /// <summary>Channels of the samples, which a data set gives: they cannot be removed.</summary>
    Sample,

    /// <summary>Channels of zeros, which a shortcut puts behind those that it reads: nobody makes them.</summary>
    Zero,

    /// <summary>Rows of the weights of a layer read as a matrix [K, inputs], and its biases: its neurons or
    /// filters.</summary>
    Row,

    /// <summary>Scales, shifts and running statistics of a batch normalisation.</summary>
    Norm,

    /// <summary>Columns of the weights of a layer read as a matrix [K, inputs]: what it reads.</summary>
    Column,

    /// <summary>Groups of a convolution that go as a whole, with what they read and their filters: depthwise
    /// ones.</summary>
    ConvolutionGroup,

    /// <summary>What the loss reads: it cannot be removed.</summary>
    Output,
}
