package org.yizhan.station.booking;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Verdict;

/**
 * Books a visit that comes back: one booking, and on each date a visit of its own that is as real
 * and guarded as any. All dates are booked or none ({@code src/docs/decisions/0009}).
 */
final class Series {
  /** Whoever loses a race more often is told so, instead of waiting any longer. */
  private static final int TRIES = 8;

  private final BookingParts parts;
  private final SeriesOutlook outlook;
  private final Holds holds;
  private final BookingWriter writer;
  private final AnswerStore answers;

  Series(BookingParts parts, Holds holds, BookingWriter writer, AnswerStore answers) {
    this.parts = parts;
    this.outlook = new SeriesOutlook(parts);
    this.holds = holds;
    this.writer = writer;
    this.answers = answers;
  }

  /** One date and who comes. */
  private record Given(Order order, List<UUID> team) {
    List<Seat> seats() {
      return order.seats(team);
    }

    List<NewVisit> visits() {
      return NewVisit.appointment(seats(), order.chosen(), false);
    }
  }

  /**
   * Books all dates.
   *
   * @param hold what keeps the first one; absent for a series that is booked directly
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 with the dates on
   *     which nobody can come
   */
  byte[] book(Order first, Repeat repeat, @Nullable Hold hold, String publicUrl) {
    if (hold == null && !parts.availability().offered(first.service(), first.start())) {
      throw parts.conflicts().notOffered(first.demand(), first.start());
    }
    var starts = SeriesRules.due(outlook.occasions(first.start(), repeat));
    var kept = hold == null ? List.<UUID>of() : hold.workers();
    for (int tries = 0; tries < TRIES; tries++) {
      var teams = outlook.teams(first.demand(), first.place(), starts, kept);
      var lost = starts.stream().filter(start -> !teams.containsKey(start)).toList();
      if (!lost.isEmpty()) {
        throw parts.conflicts().seriesTaken(lost);
      }
      var given =
          starts.stream()
              .flatMap(at -> Stream.ofNullable(teams.get(at)).map(t -> new Given(first.at(at), t)))
              .toList();
      var done = tryBook(first, given, hold, publicUrl);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw parts.conflicts().seriesTaken(starts);
  }

  private Optional<byte[]> tryBook(
      Order first, List<Given> given, @Nullable Hold hold, String publicUrl) {
    var own = hold == null ? Set.<UUID>of() : Set.of(hold.id());
    var workers = new HashSet<UUID>();
    given.forEach(date -> workers.addAll(date.team()));
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lock(tx, workers);
          var answered = answers.answered(tx, first.ask());
          var verdicts =
              given.stream()
                  .map(date -> parts.schedule().judge(tx, date.seats(), own, now()))
                  .toList();
          var before = answered.await();
          if (before.isPresent()) {
            return before;
          }
          if (hold != null && holds.live(tx, hold.id(), first.caller()).isEmpty()) {
            throw parts.conflicts().holdExpired();
          }
          var possible =
              verdicts.stream()
                  .flatMap(each -> each.await().stream())
                  .allMatch(Verdict.Possible.class::isInstance);
          given.forEach(
              date -> parts.conflicts().requireOpen(first.demand(), date.order().start()));
          return possible
              ? Optional.of(write(tx, first, given, hold, publicUrl))
              : Optional.empty();
        });
  }

  private byte[] write(
      Tx tx, Order first, List<Given> given, @Nullable Hold hold, String publicUrl) {
    var visits = given.stream().map(Given::visits).toList();
    var answer = writer.write(tx, first, visits.stream().flatMap(List::stream).toList(), publicUrl);
    if (hold != null) {
      var held = visits.getFirst();
      parts
          .schedule()
          .confirm(
              tx, hold.id(), held.stream().map(NewVisit::id).toList(), given.getFirst().team());
      holds.confirmed(tx, hold.id());
    }
    visits.stream().skip(hold == null ? 0 : 1).forEach(each -> writer.occupy(tx, each));
    return answer;
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
