using System.IO;
using Pruning.Runtime.Tests.Data;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>All that a network is, as the bytes of its checkpoint.</summary>
internal static class SavedState
{
    public static byte[] Of(Network network)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("state.safetensors");
        network.Save(path);
        return File.ReadAllBytes(path);
    }
}
