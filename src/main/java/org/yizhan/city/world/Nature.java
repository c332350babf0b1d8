package org.yizhan.city.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.household.Address;

/**
 * What a station is like.
 *
 * @param bookings mean of an ordinary day
 * @param late share of visits to which the worker comes late
 * @param busy share of days on which much more is asked for than can be done
 */
record Nature(
    double bookings,
    double late,
    double busy,
    List<UUID> workers,
    List<Home> homes,
    List<Offer> offers) {
  private static final double[] WEEK = {1.0, 0.95, 0.95, 1.0, 1.15, 1.35, 0.8};
  private static final int OFFERS = 6;

  /** A household, and the worker it is used to. */
  record Home(UUID household, Address address, UUID usual) {}

  /**
   * Something that can be booked.
   *
   * @param workers who come together
   */
  record Offer(UUID service, Duration length, long priceFen, int workers) {}

  static Nature draw(Chance chance) {
    var bookings = 3 + chance.about(Duration.ofSeconds(400)).toSeconds() / 100.0;
    var workers = ids(4 + (int) bookings);
    var homes =
        IntStream.range(0, (int) (bookings * 12))
            .mapToObj(i -> new Home(Ids.next(), address(chance), chance.oneOf(workers)))
            .toList();
    var offers = IntStream.range(0, OFFERS).mapToObj(i -> offer(i, chance)).toList();
    return new Nature(
        Math.min(bookings, 40),
        0.03 + chance.share() * 0.12,
        0.02 + chance.share() * 0.1,
        workers,
        homes,
        offers);
  }

  /** How much of an ordinary day's demand there is on that day of the week. */
  static double demand(DayOfWeek day) {
    return WEEK[day.getValue() - 1];
  }

  private static Offer offer(int index, Chance chance) {
    var crew = index == OFFERS - 1 ? 2 : 1;
    return new Offer(
        Ids.next(), Duration.ofMinutes(60L + index * 30L), chance.between(30, 200) * 100L, crew);
  }

  private static Address address(Chance chance) {
    return new Address(
        Ids.next(), chance.between(1, 6), chance.between(1, 18), chance.between(1, 4));
  }

  private static List<UUID> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> Ids.next()).toList();
  }
}
