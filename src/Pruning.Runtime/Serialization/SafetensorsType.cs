namespace Pruning.Serialization;

/// <summary>The element types of a safetensors file, named as .NET names them.</summary>
public enum SafetensorsType
{
    /// <summary>F32.</summary>
    Single,

    /// <summary>F64.</summary>
    Double,

    /// <summary>I32.</summary>
    Int32,

    /// <summary>I64.</summary>
    Int64,

    /// <summary>U8.</summary>
    Byte,

    /// <summary>U32.</summary>
    UInt32,

    /// <summary>U64.</summary>
    UInt64,

    /// <summary>BOOL; listed, not read.</summary>
    Boolean,

    /// <summary>F16; listed, not read.</summary>
    Half,

    /// <summary>BF16; listed, not read.</summary>
    BFloat16,
}
