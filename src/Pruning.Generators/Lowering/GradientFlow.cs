using System.Collections.Generic;
using Pruning.Generators.Gradients;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;

namespace Pruning.Generators.Lowering;

/// <summary>
/// How the gradient of a value comes together from its readers: the first writes it, others add to it, and the last
/// applies the derivative of the activation that made the value where its kernel can.
/// </summary>
internal sealed class GradientFlow(ShapedGraph shaped, TileGroups groups, KernelSet kernels, Pass pass)
{
    private readonly GradientPlaces _places = new();

    // Readers of a value that have not handed back their part of its gradient.
    private readonly Dictionary<string, int> _pending = [];

    // Values whose gradient has gone through the activation that made them.
    private readonly HashSet<string> _derived = [];

    private int _parts;

    /// <summary>Counts the readers of each value.</summary>
    public void Expect(BackwardGraph backward)
    {
        foreach (GradientStep step in backward.Steps)
        {
            for (int i = 0; i < step.Node.Inputs.Count; i++)
            {
                string input = step.Node.Inputs[i];
                _pending.TryGetValue(input, out int readers);
                _pending[input] = readers + (step.InputGradients[i] ? 1 : 0);
            }
        }
    }

    /// <summary>The loss has left the gradient of the outputs in its place.</summary>
    public void Begin(string output)
    {
        _places.Put(output, ValueNames.Gradient(output));
        Done(output);
    }

    /// <summary>Where the gradient of the value stands: the name of the value that the buffer was made for.</summary>
    public string PlaceOf(string value) => _places.Of(value);

    /// <summary>Whether the gradient of the value has gone through the activation that made it.</summary>
    public bool IsDerived(string value) => _derived.Contains(value);

    /// <summary>Nobody reads the gradient of the value any more.</summary>
    public void Release(string value) => _places.Release(value);

    /// <summary>The update of the layer reads what stands there.</summary>
    public void Keep(string place, string layer) => _places.Keep(place, "update of " + layer);

    /// <summary>dx = dy: the same place serves both, unless other readers have handed back something
    /// before.</summary>
    public void Share(Node node, string input)
    {
        string place = _places.Of(node.Name);
        if (!_places.Has(input))
        {
            _places.Put(input, place);
        }
        else
        {
            Accumulate(input, place);
        }

        Done(input);
    }

    /// <summary>Where a kernel writes the part of an input's gradient that it makes.</summary>
    /// <param name="input">The input.</param>
    /// <param name="adds">Whether the kernel can add to what other readers have handed back.</param>
    public GradientPlace Destine(string input, bool adds)
    {
        if (!_places.Has(input))
        {
            return new GradientPlace(ValueNames.Gradient(input), IsNew: true, Adds: false);
        }

        if (adds)
        {
            MakeAlone(input);
            return new GradientPlace(_places.Of(input), IsNew: false, Adds: true);
        }

        return new GradientPlace(ValueNames.Part(input, _parts++), IsNew: true, Adds: false);
    }

    /// <summary>The same for a kernel that may write over the gradient of the value that it reads.</summary>
    public GradientPlace DestineInPlace(string value, string input)
    {
        return !_places.Has(input) && _places.IsAlone(value)
            ? new GradientPlace(_places.Of(value), IsNew: false, Adds: false)
            : Destine(input, adds: false);
    }

    /// <summary>The call that makes a part of the input's gradient has been added.</summary>
    public void Finish(string input, GradientPlace dx)
    {
        if (!_places.Has(input))
        {
            _places.Put(input, dx.Place);
        }
        else if (!dx.Adds)
        {
            Accumulate(input, dx.Place);
        }

        Done(input);
    }

    private void Accumulate(string input, string part)
    {
        string before = _places.Of(input);
        string place = before;
        int size = SizeOf(input);
        Operand first = pass.Read(before);
        Operand second = pass.Read(part);
        Operand to = first;
        if (!_places.IsAlone(input))
        {
            place = ValueNames.Part(input, _parts++);
            to = pass.Write(place, size);
        }

        Operand stride = Operand.Scalar(pass.WorkspaceStride);
        pass.Call(
            kernels.Use(new SumKernel(Epilogue.None)),
            "d" + input + ": sum of the parts that its readers hand back.",
            first,
            stride,
            second,
            stride,
            to,
            stride,
            Operand.Scalar(size * groups.SamplesPerGroup),
            Operand.Begin,
            Operand.End);
        _places.Put(input, place);
    }

    private void MakeAlone(string input)
    {
        if (_places.IsAlone(input))
        {
            return;
        }

        string place = ValueNames.Part(input, _parts++);
        int length = SizeOf(input) * TileGroups.Lanes;
        Operand stride = Operand.Scalar(pass.WorkspaceStride);
        pass.Call(
            "Planes.Copy",
            "d" + input + ": a copy of its own, to add to.",
            pass.Read(_places.Of(input)),
            stride,
            Operand.Scalar(length),
            pass.Write(place, SizeOf(input)),
            stride,
            Operand.Scalar(length),
            Operand.Scalar(length),
            Operand.Scalar(groups.TilesPerGroup),
            Operand.Begin,
            Operand.End);
        _places.Put(input, place);
    }

    private void Done(string input) => _pending[input]--;

    /// <summary>The activation that made the input, if the kernel that is lowered completes its gradient: the kernel
    /// then applies the derivative.</summary>
    public Epilogue DerivativeOf(string input, GradientPlace dx)
    {
        bool completes = _pending[input] == 1 && (!_places.Has(input) || dx.Adds);
        Epilogue epilogue = completes ? Epilogue.Of(shaped.NodeOf(input)).Derivative : Epilogue.None;
        if (epilogue.Kind != EpilogueKind.None)
        {
            _derived.Add(input);
        }

        return epilogue;
    }

    private int SizeOf(string value) => shaped.ShapeOf(value).Size;
}
