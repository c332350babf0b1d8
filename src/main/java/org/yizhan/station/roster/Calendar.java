package org.yizhan.station.roster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.text.Text;

/** Public holidays and the weekend days worked in their place; managers edit them. */
public final class Calendar {
  private static final String FILE = "/calendar/china.csv";

  private final Db db;
  private final EventLog events;
  private final InstantSource clock;
  private final CalendarStore store = new CalendarStore();

  /** Reads the file that comes with the program into an empty table. */
  public Calendar(Db db, EventLog events, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.clock = clock;
    if (store.isEmpty(db)) {
      db.inTransaction(tx -> {
        store.save(tx, file());
        return tx;
      });
    }
  }

  /** The days known from {@code from} until before {@code until}. */
  List<CalendarDay> between(LocalDate from, LocalDate until) {
    return store.between(db, from, until);
  }

  /** The public holidays from a day until before another one. */
  public Set<LocalDate> holidays(LocalDate from, LocalDate until) {
    return between(from, until).stream()
        .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
        .map(CalendarDay::date)
        .collect(Collectors.toSet());
  }

  /** What those days are. */
  Map<LocalDate, CalendarDay.Kind> kinds(LocalDate from, LocalDate until) {
    return between(from, until).stream()
        .collect(Collectors.toMap(CalendarDay::date, CalendarDay::kind));
  }

  /** Makes a day what {@code day} says. */
  CalendarDay set(CalendarDay day, Principal caller) {
    return db.inTransaction(tx -> {
      store.save(tx, List.of(day));
      append(tx, "set", day.date(), caller);
      return day;
    });
  }

  /**
   * Makes it an ordinary day.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when it is one
   */
  void remove(LocalDate day, Principal caller) {
    db.inTransaction(tx -> {
      if (!store.delete(tx, day)) {
        throw Problem.notFound("day in the calendar").exception();
      }
      append(tx, "removed", day, caller);
      return day;
    });
  }

  private void append(Tx tx, String what, LocalDate day, Principal caller) {
    var subject = UUID.nameUUIDFromBytes(day.toString().getBytes(StandardCharsets.UTF_8));
    var type = "org.yizhan.calendar." + what + ".v1";
    events.append(
        tx,
        Event.of(
            clock.instant(), caller.actor(), type, subject, 1, Map.of("date", day.toString())));
  }

  /** Date, kind, names and source, separated by commas; lines that begin with # explain. */
  static List<CalendarDay> file() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Calendar.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(",", 5))
          .map(part ->
              new CalendarDay(
                  LocalDate.parse(part[0]),
                  CalendarDay.Kind.of(part[1]),
                  new Text(part[2], part[3]),
                  part[4]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
