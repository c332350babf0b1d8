package org.yizhan.hub.indicator;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/**
 * Which lines of a table of stations are wanted: a page shows a hundred of thousands.
 *
 * @param sort code of the number that they are sorted by; absent for the order in which they are
 * @param find stands in the names of those that are wanted, whatever its case
 * @param limit at most so many
 */
public record Wanted(@Nullable String sort, boolean falling, String find, int limit) {
  /** All of them. */
  public static final Wanted ALL = new Wanted(null, true, "", Integer.MAX_VALUE);

  private static final int LIMIT = 100;

  /** As the one who asks says. */
  public static Wanted of(Request request) {
    return new Wanted(
        request.query("sort").orElse(null),
        !request.query("order").orElse("falling").equals("rising"),
        request.query("find").orElse(""),
        request.query("limit").map(Integer::parseInt).orElse(LIMIT));
  }

  /**
   * @param all how many lines there are
   * @param first those that are wanted of them
   */
  public record Found<T>(int all, List<T> first) {}

  /**
   * Picks out of {@code lines}; those without a value stand last in either order.
   *
   * @param by reads the number of that code; empty when there is no such number
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such number
   */
  public <T> Found<T> pick(
      List<T> lines,
      Function<T, Text> name,
      Function<String, Optional<Function<T, OptionalDouble>>> by) {
    var part = find.strip().toLowerCase(Locale.ROOT);
    var found =
        part.isEmpty()
            ? lines
            : lines.stream().filter(line -> named(name.apply(line)).contains(part)).toList();
    var first = found.stream();
    if (sort != null) {
      var value = by.apply(sort).orElseThrow(Wanted::unknown);
      first =
          found.stream()
              .map(line -> new Valued<>(line, value.apply(line)))
              .sorted(order())
              .map(Valued::line);
    }
    return new Found<>(found.size(), first.limit(limit).toList());
  }

  private static RuntimeException unknown() {
    return Problem.invalid("sort", "must be the code of a figure that is defined").exception();
  }

  private static String named(Text name) {
    return (name.zh() + " " + name.en()).toLowerCase(Locale.ROOT);
  }

  private record Valued<T>(T line, OptionalDouble value) {
    boolean missing() {
      return value.isEmpty();
    }

    double number() {
      return value.orElse(0);
    }
  }

  private Comparator<Valued<?>> order() {
    var rising = Comparator.<Valued<?>>comparingDouble(Valued::number);
    return Comparator.<Valued<?>, Boolean>comparing(Valued::missing)
        .thenComparing(falling ? rising.reversed() : rising);
  }
}
