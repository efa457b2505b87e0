using System;
using System.Collections.Generic;

namespace Pruning.Generators.Common;

/// <summary>Names from the user's code as C# text.</summary>
internal static class Identifier
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do "
        + "double else enum event explicit extern false finally fixed float for foreach goto if implicit in int "
        + "interface internal is lock long namespace new null object operator out override params private protected "
        + "public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
        + "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while "
        + "add alias allows and args ascending async await by descending dynamic equals extension field file from get "
        + "global group init into join let managed nameof nint not notnull nuint on or orderby partial record remove "
        + "required scoped select set unmanaged value var when where with yield").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The identifier, with an @ where it is a keyword of C#, or one in some contexts.</summary>
    public static string Of(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The dotted name with every part escaped.</summary>
    public static string OfQualified(string name) => string.Join(".", Array.ConvertAll(name.Split('.'), Of));
}
