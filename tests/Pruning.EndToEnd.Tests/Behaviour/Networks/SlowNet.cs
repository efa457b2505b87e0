namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>A network whose exact saliences take some seconds.</summary>
[Network(1, 4, 5)]
public sealed partial class SlowNet
{
    [Dense(600), Tanh, Prune(Criterion.LeaveOneOut, Rate = 0.5)]
    public partial Dense First { get; }

    [Dense(40), Tanh]
    public partial Dense Second { get; }

    [Dense(3)]
    public partial Dense Logits { get; }
}
