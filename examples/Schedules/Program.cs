namespace Examples;

internal static class Program
{
    private static int Main(string[] args) => ExampleProgram.Run(
        args,
        "Prunes one network by every schedule: when, how often, coming back, learned, and at run time.",
        ExampleData.Digits,
        new ExampleComparison("--schedule", ScheduleList.All, new SchedulePlots()));
}
