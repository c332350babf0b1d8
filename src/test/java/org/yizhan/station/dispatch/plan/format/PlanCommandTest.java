package org.yizhan.station.dispatch.plan.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return PlanCommand.run(
        List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private int plan(String instance) throws IOException {
    Path file = Files.writeString(folder.resolve("instance"), instance);
    return run("--instance", file.toString(), "--seconds", "0.05", "--seed", "7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {OutsideCheckTest.VRPTW, OutsideCheckTest.VRPLIB, OutsideCheckTest.HOME_CARE})
  void whatIsPrintedIsWhatAStrangerAccepts(String instance) throws IOException, RefusedPlan {
    assertThat(plan(instance)).isZero();

    assertThat(OutsideCheck.cost(instance, out.toString(UTF_8))).isPositive();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void aPlanThatLeavesSomebodyOutIsNotPrinted() throws IOException {
    // Customer 2 can be reached at 10 at the soonest.
    int exit = plan(OutsideCheckTest.VRPTW.replace("30  60  5", "0  9  5"));

    assertThat(exit).isEqualTo(3);
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8)).contains("1 customers are not served");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --seconds 1 --seed 1                        | --instance is missing
          --instance x --seed 1                       | --seconds is missing
          --instance x --seconds 0 --seed 1           | --seconds must be a number above 0
          --instance x --seconds NaN --seed 1         | --seconds must be a number above 0
          --instance x --seconds 1 --seed 1.5         | --seed must be a whole number
          --instance x --seconds 1 --seed             | --seed needs a value
          --instance x --instance y                   | --instance is given twice
          --instance x --speed 1                      | unknown argument --speed
          --instance nowhere --seconds 1 --seed 1     | there is no such file
          """)
  void aBadArgumentIsNamed(String args, String why) {
    assertThat(run(args.split(" "))).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains(why);
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"patients":[]}     | 'central_offices' is missing
          {"patients":        | line 1
          hello               | the heading VEHICLE
          DIMENSION : x       | EDGE_WEIGHT_TYPE is missing
          """)
  void aBadFileIsRefusedWithThePlace(String text, String why) throws IOException {
    assertThat(plan(text)).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains(why);
  }
}
