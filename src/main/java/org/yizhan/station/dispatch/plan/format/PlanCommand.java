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
  private static final int REFUSED = 3;

  private PlanCommand() {}

  /**
   * Runs the command on the calling thread.
   *
   * @param args what follows the word {@code plan}
   * @return the exit code: 0; after a message on {@code err} and nothing on {@code out} 2, which
   *     names the argument or the place in the file, or 3 when the plan found breaks a rule of the
   *     file or leaves somebody out
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
    String text;
    Instance instance;
    try {
      text = read(arguments.instance());
      instance = Instance.parse(text);
    } catch (MalformedInstance e) {
      err.println("plan: " + arguments.instance() + ": " + e.getMessage());
      return BAD_INPUT;
    } catch (IllegalArgumentException e) {
      // Well written, and still no problem: a window or a way beyond what the planner can count.
      err.println("plan: " + arguments.instance() + ": " + e.getMessage());
      return BAD_INPUT;
    }
    String routes = instance.toJson(plan(instance, arguments));
    try {
      OutsideCheck.cost(text, routes);
    } catch (RefusedPlan e) {
      err.println("plan: no plan that the instance allows was found: " + e.getMessage());
      return REFUSED;
    }
    out.println(routes);
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
    return Planner.plan(instance.problem(), search);
  }
}
