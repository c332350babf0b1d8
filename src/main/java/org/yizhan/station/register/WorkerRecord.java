package org.yizhan.station.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker as the register knows them.
 *
 * @param joinedOn absent for somebody who was here before the register began
 * @param leftOn from this day on not active any more
 * @param version grows with every edit
 */
public record WorkerRecord(
    UUID id,
    Entry entry,
    boolean active,
    @Nullable LocalDate joinedOn,
    @Nullable LocalDate leftOn,
    boolean photo,
    long version) {
  /** The same worker one version later. */
  WorkerRecord next(Entry written, boolean stays, @Nullable LocalDate left) {
    return new WorkerRecord(id, written, stays, joinedOn, left, photo, version + 1);
  }

  /**
   * What is written down of a worker.
   *
   * @param gender {@code f} or {@code m}
   * @param idNumber absent to keep the one that is known
   * @param phone absent to keep the one that is known
   * @param languages ISO 639-3 codes
   */
  public record Entry(
      UUID company,
      String surname,
      String givenName,
      String gender,
      @Nullable String idNumber,
      @Nullable String phone,
      Home home,
      Set<String> languages,
      Set<String> skills,
      List<Employment> employments,
      List<PastEmployer> history) {
    /** What is absent in a request is none. */
    public Entry {
      languages = Objects.requireNonNullElse(languages, Set.of());
      skills = Objects.requireNonNullElse(skills, Set.of());
      employments = Objects.requireNonNullElse(employments, List.of());
      history = Objects.requireNonNullElse(history, List.of());
    }

    Entry numbered(@Nullable String number, @Nullable String reachedAt, Home place) {
      return new Entry(
          company,
          surname,
          givenName,
          gender,
          number,
          reachedAt,
          place,
          languages,
          skills,
          employments,
          history);
    }
  }

  /**
   * Where a worker's day begins: a building of the address book, or metres from the station.
   *
   * @param building absent when only metres are known
   */
  public record Home(
      @Nullable UUID building, @Nullable Integer eastMetres, @Nullable Integer northMetres) {}

  /**
   * A contract, an agreement or an insurance.
   *
   * @param company whose it is; absent for the worker's
   * @param until its last day; absent when it has none
   * @param wageBasis absent for an insurance
   */
  public record Employment(
      @Nullable UUID company,
      EmploymentKind kind,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String wageBasis) {
    boolean coversOn(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean overlaps(Employment other) {
      return kind == other.kind
          && (until == null || !other.from.isAfter(until))
          && (other.until == null || !from.isAfter(other.until));
    }
  }

  /** Where a worker was before. */
  public record PastEmployer(String company, LocalDate from, @Nullable LocalDate until) {}
}
