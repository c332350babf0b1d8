package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.station.Answer;

/**
 * Residents who book and cancel, and who ask again under the same key until they are told yes or
 * no.
 */
final class BookingLoad implements Load {
  /**
   * Each resident keeps so many bookings and cancels the oldest beyond, so that slots never run
   * out.
   */
  private static final int KEPT = 25;

  /** Bookings without reports: those with some are another load's. */
  private static final String UNREPORTED =
      """
      SELECT b.id FROM booking b
      WHERE NOT EXISTS (SELECT FROM visit v JOIN visit_report r ON r.visit_id = v.id WHERE v.booking_id = b.id)
      """;

  private static final int THINK_MS = 60;
  private static final int RETRY_MS = 50;

  private final Clerk clerk;
  private final List<Opening> openings;
  private final int residents;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Map<String, Booked> booked = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
  private final List<CompletableFuture<Void>> living = new ArrayList<>();
  private volatile boolean ending;

  /** An answer, and how often it was asked for. */
  private record Told(Answer answer, int times) {}

  /** A booking that was asked for, and what was told. */
  private record Booked(Opening opening, int flat, Told told) {
    UUID id() {
      return UUID.fromString(told.answer().text("/id"));
    }
  }

  BookingLoad(Clerk clerk, List<Opening> openings, int residents) {
    this.clerk = clerk;
    this.openings = openings;
    this.residents = residents;
  }

  @Override
  public void start() {
    for (int i = 0; i < residents; i++) {
      var flat = i;
      living.add(CompletableFuture.runAsync(() -> live(flat), threads));
    }
  }

  private void live(int flat) {
    var own = new ArrayDeque<UUID>();
    while (!ending) {
      book(flat, own);
      if (own.size() > KEPT) {
        cancel(own.removeFirst());
      }
      Eventually.pause(ThreadLocalRandom.current().nextInt(THINK_MS));
    }
  }

  private void book(int flat, ArrayDeque<UUID> own) {
    var opening = openings.get(ThreadLocalRandom.current().nextInt(openings.size()));
    var key = UUID.randomUUID().toString();
    var told = insist(() -> clerk.books(opening, null, flat, key));
    if (told.answer().status() == 201) {
      var booking = new Booked(opening, flat, told);
      booked.put(key, booking);
      own.add(booking.id());
    } else {
      told.answer().isProblem(409, "slot-taken");
      refused.add(key);
    }
  }

  /** The answer to a cancellation that is made again is that it is cancelled already. */
  private void cancel(UUID booking) {
    var told = insist(() -> clerk.cancels(booking));
    if (told.answer().status() != 200) {
      assertThat(told.times()).isGreaterThan(1);
      told.answer().isProblem(409, "booking-closed");
    }
    cancelled.add(booking);
  }

  /** Calls until the station says something about the matter itself. */
  private Told insist(Supplier<Answer> call) {
    for (int times = 1; ; times++) {
      try {
        var answer = call.get();
        if (answer.status() < 500) {
          acknowledged.incrementAndGet();
          return new Told(answer, times);
        }
      } catch (UncheckedIOException away) {
        // Nobody knows whether it was done: the same once more.
      }
      Eventually.pause(RETRY_MS);
    }
  }

  @Override
  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void stop() {
    ending = true;
    threads.close();
    living.forEach(CompletableFuture::join);
  }

  @Override
  public List<String> lost(Books books) {
    var lost = new ArrayList<String>();
    var stored = books.texts(UNREPORTED);
    var told = booked.values().stream().map(booking -> booking.id().toString()).sorted().toList();
    if (!told.equals(stored.stream().sorted().toList())) {
      lost.add(told.size() + " bookings were acknowledged and " + stored.size() + " are there");
    }
    var keys = Set.copyOf(books.texts("SELECT key FROM idempotency"));
    refused.stream()
        .filter(keys::contains)
        .map(key -> key + " was refused and booked")
        .forEach(lost::add);
    var closed = Set.copyOf(books.texts("SELECT id FROM booking WHERE state = 'cancelled'"));
    cancelled.stream()
        .filter(booking -> !closed.contains(booking.toString()))
        .map(booking -> "the cancellation of " + booking)
        .forEach(lost::add);
    booked.forEach((key, booking) -> {
      if (booking.told().times() > 1
          && !askAgain(key, booking).equals(booking.told().answer().body())) {
        lost.add(key + " is answered in other words than before");
      }
    });
    return lost;
  }

  private String askAgain(String key, Booked booking) {
    return clerk.books(booking.opening(), null, booking.flat(), key).is(201).body();
  }

  @Override
  public String toString() {
    var insisted = booked.values().stream().filter(booking -> booking.told().times() > 1).count();
    return "%d booked, %d of them asked for again, %d refused, %d cancelled"
        .formatted(booked.size(), insisted, refused.size(), cancelled.size());
  }
}
