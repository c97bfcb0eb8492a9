package org.costscape.cli;

import picocli.CommandLine.Command;

/** {@code costscape draw}: one subcommand for each figure. */
@Command(
        name = "draw",
        description = "Draw a figure of a run into files.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DrawConnectCommand.class,
            DrawDescentCommand.class,
            DrawLineCommand.class,
            DrawModesCommand.class,
            DrawNormalizationCommand.class,
            DrawPlaneCommand.class,
            DrawSurfaceCommand.class,
            DrawTrainingCommand.class,
            DrawTrajectoryCommand.class,
            DrawCurvatureCommand.class,
            DrawStepCommand.class,
            DrawSmoothnessCommand.class,
            DrawValleyCommand.class,
            DrawFeaturesCommand.class,
            DrawNet2NetCommand.class
        })
final class DrawCommand {}
