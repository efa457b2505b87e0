using System;
using System.Globalization;

namespace Pruning.Data;

/// <summary>The size of images: a sample is as many planes as there are channels, each of rows of pixels.</summary>
/// <param name="Channels">Planes: 1 for grey, 3 for red, green and blue.</param>
/// <param name="Height">Rows of a plane.</param>
/// <param name="Width">Pixels of a row.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Pixels of one channel.</summary>
    public int Plane => Height * Width;

    /// <summary>The sizes in brackets, as in [3, 32, 32].</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[{Channels}, {Height}, {Width}]");

    /// <summary>Accepts samples of this shape, or says that they are none.</summary>
    internal void RequireLength(string name, int features)
    {
        // Divided rather than multiplied: a product of absurd sizes could overflow to the right number.
        bool positive = Channels > 0 && Height > 0 && Width > 0;
        if (!positive || features % Channels != 0 || features / Channels % Height != 0
            || features / Channels / Height != Width)
        {
            throw new ArgumentException(
                $"Samples of '{name}' have {features} numbers, which are no images of {this} (channels, rows, "
                + "columns).");
        }
    }
}
