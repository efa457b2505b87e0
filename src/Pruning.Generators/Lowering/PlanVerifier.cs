using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Lowering.Sparse;

namespace Pruning.Generators.Lowering;

/// <summary>
/// What every plan holds to: buffers are aligned, lie inside the arena and share memory only when they are never live
/// together; every call names a kernel of the plan and buffers that are live. A breach is a bug of this project, never
/// of a declaration.
/// </summary>
internal static class PlanVerifier
{
    // Classes of the runtime that emitted code calls.
    private static readonly string[] Libraries =
    [
        "LaneTransposer", "step", "Lanes", "Planes", "SamplePlanes", "SampleGates", "BatchStatistics",
        "BatchStatisticsGradient", "KeptGradients",
    ];

    /// <exception cref="InvalidOperationException">The plan breaks one of the rules; the message names the buffer or
    /// the call.</exception>
    public static void Verify(KernelPlan plan)
    {
        VerifySections(plan.Arena);
        VerifyWorkspace(plan, plan.Arena.Training);
        VerifyWorkspace(plan, plan.Arena.Inference);
        VerifyDisjoint(plan.Arena.Prediction);

        VerifyPass(plan, plan.Forward, "Training", plan.Arena.Training.Buffers);
        VerifyPass(plan, plan.Backward, "Training", plan.Arena.Training.Buffers);
        VerifyCalls(plan, plan.Update, "Training", [.. plan.Arena.Training.OfGroup]);
        VerifyPass(plan, plan.Inference, "Inference", plan.Arena.Inference.Buffers);
        VerifyCalls(plan, plan.Prediction, SamplePass.Name, plan.Arena.Prediction);

        // The backward pass begins in the stretch in which the forward pass ends.
        int turn = plan.Forward.Count - 1;
        VerifyWorkers("Training", plan.Arena.Training, [(plan.Forward, 0), (plan.Backward, turn)]);
        VerifyWorkers("Inference", plan.Arena.Inference, [(plan.Inference, 0)]);
    }

    // The place of a worker holds the value of another group in the next stretch.
    private static void VerifyWorkers(
        string pass, WorkspacePlan workspace, (EquatableArray<Stretch> Stretches, int First)[] parts)
    {
        foreach (BufferPlan buffer in workspace.OfWorker)
        {
            string name = pass + "." + buffer.Name;
            HashSet<int> users = [];
            foreach ((EquatableArray<Stretch> stretches, int first) in parts)
            {
                for (int i = 0; i < stretches.Count; i++)
                {
                    if (stretches[i].Calls.Any(call => call.Operands.Any(operand => operand.Text == name)))
                    {
                        users.Add(first + i);
                    }
                }
            }

            Require(users.Count == 1, buffer.Name, "it is a worker's, and not used in one stretch alone");
        }
    }

    // What one thread does for all groups can only use places that are no group's.
    private static void VerifyPass(
        KernelPlan plan, EquatableArray<Stretch> stretches, string pass, EquatableArray<BufferPlan> workspace)
    {
        foreach (Stretch stretch in stretches)
        {
            VerifyCalls(plan, stretch.Opening, pass, []);
            VerifyCalls(plan, stretch.Calls, pass, workspace);
        }
    }

    private static void VerifySections(ArenaPlan arena)
    {
        int end = 0;
        foreach (BufferPlan section in arena.Sections)
        {
            bool follows = section.Offset == end && section.Length % 16 == 0;
            Require(follows, section.Name, "the section does not follow the one before it");
            end = section.End;
        }

        foreach (BufferPlan buffer in arena.Training.Buffers.Concat(arena.Inference.Buffers)
            .Concat(arena.Prediction))
        {
            (int first, int last) = buffer.IsOfWorker
                ? (arena.Length, arena.Length + arena.WorkerLength)
                : (end, arena.Length);
            bool isInPlace = buffer.Offset >= first && buffer.Offset % 16 == 0 && buffer.End <= last;
            const string Breach = "the buffer is not aligned, or lies over a section or outside of the arena";
            Require(isInPlace, buffer.Name, Breach);
        }
    }

    private static void VerifyWorkspace(KernelPlan plan, WorkspacePlan workspace)
    {
        int origin = plan.Arena.Sections.Max(section => section.End);
        bool fits = origin + (workspace.Stride * plan.Groups.Capacity) <= plan.Arena.Length;
        Require(fits, "the arena", "the workspaces do not fit into it");
        foreach (BufferPlan buffer in workspace.OfGroup)
        {
            bool endsInGroup = buffer.End <= origin + workspace.Stride;
            Require(endsInGroup, buffer.Name, "it reaches into the workspace of the next group");
        }

        VerifyDisjoint(workspace.Buffers);
    }

    private static void VerifyDisjoint(EquatableArray<BufferPlan> buffers)
    {
        for (int i = 0; i < buffers.Count; i++)
        {
            for (int j = i + 1; j < buffers.Count; j++)
            {
                bool clash = buffers[i].IsLiveWith(buffers[j]) && buffers[i].Overlaps(buffers[j]);
                Require(!clash, buffers[i].Name, "it overlaps " + buffers[j].Name + ", which is live at the same time");
            }
        }
    }

    private static void VerifyCalls(
        KernelPlan plan, EquatableArray<KernelCall> calls, string pass, EquatableArray<BufferPlan> workspace)
    {
        HashSet<string> kernels = [.. plan.Kernels.Select(kernel => kernel.Name)];
        HashSet<string> fixedPlaces = [.. plan.Arena.Sections.Select(section => "Buffers." + section.Name)];
        fixedPlaces.UnionWith(plan.Partials.Parts.Select(part => "Buffers." + part.Name));
        foreach (LayerPlan layer in plan.Layers)
        {
            fixedPlaces.Add("Buffers.Weights_" + layer.Name);
            fixedPlaces.UnionWith(layer.Bias >= 0 ? ["Buffers.Bias_" + layer.Name] : []);
            fixedPlaces.UnionWith(layer.IsPrunable ? ["Buffers.Mask_" + layer.Name] : []);
            fixedPlaces.UnionWith(
                layer.IsPrunable ? SparseLayer.Parts.Select(part => "Buffers." + part + layer.Name) : []);
        }

        foreach (NormPlan norm in plan.Norms)
        {
            string[] kinds = ["Scale_", "Shift_", "Mean_", "Variance_"];
            fixedPlaces.UnionWith(kinds.Select(kind => "Buffers." + kind + norm.Layer));
        }

        foreach (KernelCall call in calls)
        {
            Require(
                kernels.Contains(call.Kernel) || Libraries.Contains(call.Kernel.Split('.')[0]),
                call.Kernel,
                "the plan has no such kernel");
            foreach (Operand operand in call.Operands
                .Where(operand => operand.IsBuffer && !fixedPlaces.Contains(operand.Text)))
            {
                BufferPlan? buffer = workspace.FirstOrDefault(b => pass + "." + b.Name == operand.Text);
                Require(buffer is not null, call.Kernel, "it names " + operand.Text + ", which does not exist");
                bool isLive = buffer!.First <= call.Clock && call.Clock <= buffer.Last;
                Require(isLive, call.Kernel, "it uses " + operand.Text + ", which is not live");
            }
        }
    }

    private static void Require(bool holds, string subject, string breach)
    {
        if (!holds)
        {
            throw new InvalidOperationException("Broken plan at " + subject + ": " + breach + ".");
        }
    }
}
