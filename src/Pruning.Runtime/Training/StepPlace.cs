using Pruning.Data;

namespace Pruning.Training;

/// <summary>A step of a training run, before it is made.</summary>
/// <param name="Phase">The phase; see <see cref="TrainingTimeline"/>.</param>
/// <param name="Step">The step within the phase, from 0.</param>
/// <param name="Steps">Steps of the phase.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="Data">The training data.</param>
internal readonly record struct StepPlace(int Phase, int Step, int Steps, int StepsPerEpoch, Dataset Data);
