using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Pruning.Generators;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Keeps compiled networks beside the tests, so that the runs with other vector widths need not compile them again. A
/// file is found by its sources and by the identity of generator and runtime: a change of any of them is another file.
/// </summary>
internal static class CompiledAssemblies
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "compiled-networks");

    private static readonly Type[] Makers =
        [typeof(NetworkGenerator), typeof(Network), typeof(NetworkAttribute), typeof(CompiledAssemblies)];

    private static readonly string Identity = Hash(Makers.Select(type => type.Module.ModuleVersionId.ToString()))[..16];

    public static byte[] Find(IReadOnlyList<string> sources, Func<byte[]> compile)
    {
        string file = Path.Combine(Folder, Identity + "-" + Hash(sources) + ".dll");
        if (File.Exists(file))
        {
            return File.ReadAllBytes(file);
        }

        byte[] assembly = compile();
        Directory.CreateDirectory(Folder);
        RemoveOutdated();
        string temporary = Path.Combine(Folder, Identity + "-" + Path.GetRandomFileName());
        File.WriteAllBytes(temporary, assembly);
        File.Move(temporary, file, overwrite: true);
        return assembly;
    }

    private static void RemoveOutdated()
    {
        foreach (string file in Directory.EnumerateFiles(Folder))
        {
            if (!Path.GetFileName(file).StartsWith(Identity, StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }
    }

    private static string Hash(IEnumerable<string> texts)
    {
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
    }
}
