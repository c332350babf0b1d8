package org.yizhan.station.dispatch.plan.format;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.yizhan.station.dispatch.plan.Budget;
import org.yizhan.station.dispatch.plan.CpuClock;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.PlanChecker;
import org.yizhan.station.dispatch.plan.Planner;
import org.yizhan.station.dispatch.plan.Search;
import org.yizhan.station.dispatch.plan.Watcher;

/**
 * {@code plan --instance FILE --seconds N --seed S}: plans a benchmark instance for N CPU seconds
 * of the solver and writes the routes as JSON.
 */
public final class PlanCommand {
  private static final int OK = 0;
  private static final int BAD_INPUT = 2;

  private PlanCommand() {}

  /**
   * Runs the command on the calling thread.
   *
   * @param args what follows the word {@code plan}
   * @return the exit code: 0, or 2 after a message on {@code err} that names the argument or the
   *     place in the file
   */
  public static int run(List<String> args, PrintStream out, PrintStream err) {
    PlanArguments arguments;
    try {
      arguments = PlanArguments.parse(args);
    } catch (PlanArguments.Bad e) {
      err.println("plan: " + e.getMessage());
      err.println(PlanArguments.USAGE);
      return BAD_INPUT;
    }
    Instance instance;
    try {
      instance = Instance.parse(read(arguments.instance()));
    } catch (MalformedInstance e) {
      err.println("plan: " + arguments.instance() + ": " + e.getMessage());
      return BAD_INPUT;
    }
    Plan plan = plan(instance, arguments);
    if (plan.unassigned().length > 0) {
      err.println("plan: " + plan.unassigned().length + " tasks fit into no route");
    }
    out.println(instance.toJson(plan));
    return OK;
  }

  private static String read(Path file) throws MalformedInstance {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new MalformedInstance("--instance", "there is no such file");
    } catch (CharacterCodingException e) {
      throw new MalformedInstance("--instance", "the file is not UTF-8 text");
    } catch (IOException e) {
      throw new MalformedInstance("--instance", "the file cannot be read (" + e + ")");
    }
  }

  private static Plan plan(Instance instance, PlanArguments arguments) {
    Budget budget = Budget.cpuSeconds(arguments.seconds(), CpuClock.ofCurrentThread());
    Search search = new Search(budget, arguments.seed(), Watcher.NONE);
    Plan plan = Planner.plan(instance.problem(), search);
    List<String> violations = PlanChecker.check(instance.problem(), plan).violations();
    if (!violations.isEmpty()) {
      throw new IllegalStateException("the planner broke a rule: " + violations);
    }
    return plan;
  }
}
