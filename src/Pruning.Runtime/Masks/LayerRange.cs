namespace Pruning.Masks;

/// <summary>Where the weights and the mask of one layer lie.</summary>
/// <param name="Weights">Where its weights start in the span of scores.</param>
/// <param name="MaskWord">Where its mask starts in the span of masks, in 32-bit words; a mask starts at a whole
/// word.</param>
/// <param name="Count">Number of its weights.</param>
public readonly record struct LayerRange(int Weights, int MaskWord, int Count);
