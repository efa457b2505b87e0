using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Tests.Graph;

/// <summary>Layers as short text, where only what they read matters.</summary>
internal static class LayerText
{
    /// <summary>
    /// "C(B)+A" is a layer C that reads B and joins A; "C" reads the one above it; "C+" joins nothing.
    /// </summary>
    public static LayerDeclaration Parse(string text)
    {
        string[] parts = text.Split('+');
        string[] own = parts[0].TrimEnd(')').Split('(');
        string? source = own.Length > 1 ? own[1] : null;
        EquatableArray<string> joined = parts.Skip(1).Where(name => name.Length > 0).ToEquatableArray();
        OperatorDeclaration operation = parts.Length > 1
            ? new OperatorDeclaration.Concat(joined, source)
            : new OperatorDeclaration.Dense(2, From: source);
        string type = parts.Length > 1 ? KnownNames.JoinType : KnownNames.DenseType;
        return new LayerDeclaration(own[0], type, PropertyForm.Completable, "", [operation], false, [], []);
    }
}
