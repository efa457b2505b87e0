namespace Pruning.Execution;

/// <summary>Sees what layers read during inference, in whichever thread has the group.</summary>
internal interface IInputObserver
{
    /// <summary>Sees a group.</summary>
    /// <param name="layer">The layer, by its place among those with weights.</param>
    /// <param name="x">What it reads, [tiles of a group, features, 16].</param>
    /// <param name="group">Which group of the batch.</param>
    void See(int layer, ref float x, int group);
}
