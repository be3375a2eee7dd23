package dev.touchstone.cli;

import dev.touchstone.run.Runs;
import dev.touchstone.upkeep.Examiner;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code touchstone} with everything that needs no server. */
@Command(
    name = "touchstone",
    description = "Partner performance scorecards that explain themselves down to the source row.",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    subcommands = {
      ValidateCommand.class,
      ScoreCommand.class,
      ExplainCommand.class,
      TrendCommand.class,
      RobustnessCommand.class,
      BacktestCommand.class,
      DiffCommand.class,
      TestCommand.class,
      VerifyCommand.class
    })
public final class Cli implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * A command line that prints faults as people read them and exits as scripts expect.
   *
   * @param ofHomes look at what the files of a server's home do not tell, such as its database
   */
  public static CommandLine commandLine(Examiner... ofHomes) {
    return new CommandLine(new Cli())
        .addSubcommand(new DoctorCommand(List.of(ofHomes)))
        .setExecutionStrategy(new CommandLine.RunLast())
        .setExecutionExceptionHandler(new Complaints())
        .setParameterExceptionHandler(new Misspelt())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Touchstone " + Runs.VERSION};
    }
  }
}
