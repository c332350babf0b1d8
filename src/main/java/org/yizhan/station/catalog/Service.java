package org.yizhan.station.catalog;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * An item of the menu.
 *
 * @param skill what its worker must be able to do; the first member's where there is a crew
 * @param durationMinutes length of the whole
 * @param setUpMinutes kept free before each worker's part, for the way there and for getting ready
 * @param personalCare whether a carer of the same sex must be offered
 * @param crew who does it between them; absent for a service that one worker does
 * @param pictogram name of the drawing the kiosk shows; absent where it is the category's
 */
public record Service(
    UUID id,
    String category,
    Text name,
    Text includes,
    Text excludes,
    String skill,
    int durationMinutes,
    int setUpMinutes,
    boolean personalCare,
    @Nullable Crew crew,
    @Nullable String pictogram) {
  /** A service that one worker does. */
  public Service(
      UUID id,
      String category,
      Text name,
      Text includes,
      Text excludes,
      String skill,
      int durationMinutes,
      int setUpMinutes,
      boolean personalCare) {
    this(
        id,
        category,
        name,
        includes,
        excludes,
        skill,
        durationMinutes,
        setUpMinutes,
        personalCare,
        null,
        null);
  }

  /** Length of the visit. */
  public Duration duration() {
    return Duration.ofMinutes(durationMinutes);
  }

  /** Kept free before the visit. */
  public Duration setUp() {
    return Duration.ofMinutes(setUpMinutes);
  }

  /** What each worker does, in the order of the crew; the service itself where there is none. */
  public List<Service> parts() {
    return crew == null
        ? List.of(this)
        : IntStream.rangeClosed(1, crew.members().size()).mapToObj(this::part).toList();
  }

  /**
   * The service as the crew's member does it, a service for one worker.
   *
   * @param member from 1 on
   */
  public Service part(int member) {
    if (crew == null) {
      return this;
    }
    var part = crew.members().get(member - 1);
    return new Service(
        id,
        category,
        name,
        includes,
        excludes,
        part.skill(),
        part.durationMinutes(),
        setUpMinutes,
        personalCare);
  }

  /**
   * From the start of the whole to the start of the member's part.
   *
   * @param member from 1 on
   */
  public Duration offset(int member) {
    return crew == null ? Duration.ZERO : crew.offset(member);
  }
}
