using System.Diagnostics;

namespace Pruning.Serialization;

/// <summary>Names and sizes of the element types.</summary>
internal static class SafetensorsTypes
{
    public static bool TryParse(string name, out SafetensorsType type)
    {
        SafetensorsType? found = name switch
        {
            "F32" => SafetensorsType.Single,
            "F64" => SafetensorsType.Double,
            "I32" => SafetensorsType.Int32,
            "I64" => SafetensorsType.Int64,
            "U8" => SafetensorsType.Byte,
            "U32" => SafetensorsType.UInt32,
            "U64" => SafetensorsType.UInt64,
            "BOOL" => SafetensorsType.Boolean,
            "F16" => SafetensorsType.Half,
            "BF16" => SafetensorsType.BFloat16,
            _ => null,
        };
        type = found.GetValueOrDefault();
        return found.HasValue;
    }

    public static string NameOf(SafetensorsType type) => type switch
    {
        SafetensorsType.Single => "F32",
        SafetensorsType.Double => "F64",
        SafetensorsType.Int32 => "I32",
        SafetensorsType.Int64 => "I64",
        SafetensorsType.Byte => "U8",
        SafetensorsType.UInt32 => "U32",
        SafetensorsType.UInt64 => "U64",
        SafetensorsType.Boolean => "BOOL",
        SafetensorsType.Half => "F16",
        SafetensorsType.BFloat16 => "BF16",
        _ => throw new UnreachableException(),
    };

    public static int SizeOf(SafetensorsType type) => type switch
    {
        SafetensorsType.Byte or SafetensorsType.Boolean => 1,
        SafetensorsType.Half or SafetensorsType.BFloat16 => 2,
        SafetensorsType.Single or SafetensorsType.Int32 or SafetensorsType.UInt32 => 4,
        SafetensorsType.Double or SafetensorsType.Int64 or SafetensorsType.UInt64 => 8,
        _ => throw new UnreachableException(),
    };
}
