package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.station.Answer;
import org.yizhan.station.StationFixture;

/** Many clients want the same thing of a real station. */
abstract class Race {
  static final int CLIENTS = 64;
  private static final int ROUNDS = Boolean.getBoolean("yizhan.proof") ? 1_000 : 60;

  /** In the middle of a test the books are looked at every so many rounds. */
  private static final int CHECK = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final Books books;
  final Clerk clerk;
  private final StationFixture station;
  private List<Opening> openings = List.of();
  private long deadlocks;

  Race(StationFixture station) {
    this.station = station;
    this.books = new Books(station.database());
    this.clerk = Clerk.at(station.manager());
  }

  @BeforeEach
  void beginsWithNothingBooked() {
    books.texts("SELECT id FROM booking WHERE state = 'booked'").stream()
        .map(UUID::fromString)
        .forEach(clerk::cancels);
    books.texts("SELECT hold_id FROM occupancy WHERE hold_id IS NOT NULL").stream()
        .map(UUID::fromString)
        .forEach(clerk::releases);
    openings = books.openings(station.clock().instant().plus(Duration.ofHours(3)));
    deadlocks = books.deadlocks();
  }

  @AfterEach
  void booksAreInOrder() {
    assertThat(books.contradictions()).isEmpty();
    assertThat(books.deadlocks()).isEqualTo(deadlocks);
    assertThat(Eventually.is(PATIENCE, () -> books.unsealed() == 0)).as("all is sealed").isTrue();
    assertThat(books.brokenSeals()).isEmpty();
  }

  /** Plays the round again and again, each at an opening of its own. */
  final void rounds(Predicate<Opening> suitable, Round round) {
    rounds(ROUNDS, suitable, round);
  }

  /** The same so many times, for rounds that take longer. */
  final void rounds(int times, Predicate<Opening> suitable, Round round) {
    var suited = openings.stream().filter(suitable).toList();
    assertThat(suited).hasSizeGreaterThan(50);
    for (int i = 0; i < times; i++) {
      var made = round.play(suited.get(i % suited.size()), i);
      if (i % CHECK == 0) {
        assertThat(books.contradictions()).as("round %d", i).isEmpty();
      }
      made.forEach(booking -> clerk.cancels(booking).is(200));
    }
  }

  /** What happens at one opening; answers the bookings that are to be cancelled. */
  interface Round {
    List<UUID> play(Opening opening, int number);
  }

  static Predicate<Opening> workers(int atLeast, int atMost) {
    return opening -> opening.workers().size() >= atLeast && opening.workers().size() <= atMost;
  }

  final List<Opening> openings() {
    return openings;
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static UUID id(Answer answer) {
    return UUID.fromString(answer.text("/id"));
  }

  static UUID visit(Answer booking) {
    return UUID.fromString(booking.text("/visits/0/id"));
  }

  /** How often each status was answered. */
  static Map<Integer, Long> statuses(List<Answer> answers) {
    return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
  }

  /** The answers with this status. */
  static List<Answer> with(int status, List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == status).toList();
  }

  /** Fails unless each says that the slot is gone and offers others. */
  static void offerAlternatives(List<Answer> refusals) {
    for (var refusal : refusals) {
      assertThat(refusal.isProblem(409, "slot-taken").json().path("alternatives")).isNotEmpty();
    }
  }
}
