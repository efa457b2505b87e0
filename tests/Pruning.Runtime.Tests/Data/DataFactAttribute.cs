using Xunit;

namespace Pruning.Runtime.Tests.Data;

/// <summary>A test that needs the folder of <see cref="TestData"/>; without it the test counts as skipped.</summary>
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute()
    {
        if (TestData.Folder is null)
        {
            Skip = TestData.SkipReason;
        }
    }
}
