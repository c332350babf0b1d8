package org.yizhan.station.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** A visit as staff see it. */
public record VisitView(
    UUID id,
    long version,
    UUID booking,
    String number,
    Text service,
    OffsetDateTime start,
    OffsetDateTime end,
    String state,
    @Nullable WorkerName worker,
    boolean wished,
    @Nullable String carerGender,
    Text address,
    String recipient,
    boolean presenceProven,
    boolean presenceToCheck,
    boolean attendanceOwed,
    int refusedEvents,
    @Nullable UUID crew,
    int member,
    boolean urgent,
    @Nullable Expected expected) {
  /** When it is expected to begin and end, where that is later than booked. */
  public record Expected(OffsetDateTime start, OffsetDateTime end) {
    /** The same at the clocks of {@code zone}. */
    public static @Nullable Expected of(@Nullable Estimate estimate, ZoneId zone) {
      return estimate == null
          ? null
          : new Expected(local(estimate.start(), zone), local(estimate.end(), zone));
    }
  }

  /**
   * A visit with what its devices reported.
   *
   * @param owed whose way and time are owed although they did not work
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Detail(
      @JsonUnwrapped VisitView visit,
      List<ReportView> reports,
      List<WorkerName> owed,
      @Nullable LastChange lastChange) {}

  /** A report as staff see it. */
  record ReportView(
      String id,
      String type,
      UUID device,
      String source,
      OffsetDateTime deviceTime,
      OffsetDateTime receivedAt,
      long skewSeconds,
      boolean applied,
      @Nullable Text why,
      @Nullable String reason,
      @Nullable Integer minutes,
      @Nullable String note) {
    static ReportView of(Report report, ZoneId zone) {
      return new ReportView(
          report.id(),
          report.type(),
          report.device(),
          report.source(),
          local(report.deviceTime(), zone),
          local(report.receivedAt(), zone),
          report.skew().toSeconds(),
          report.refused() == null,
          report.refused() == null ? null : report.refused().text(),
          report.remark().reason() == null ? null : report.remark().reason().code(),
          report.remark().minutes(),
          report.remark().note());
    }
  }

  /** Puts names to the ids of a visit. */
  public record Maker(
      Catalog catalog,
      AddressBook addressBook,
      Workforce workforce,
      Estimates estimates,
      ZoneId zone) {
    /** The view of {@code visit}, as it was booked. */
    public VisitView of(Visit visit) {
      return of(visit, null);
    }

    /** The view of {@code visit} with the time at which it is expected. */
    public VisitView expected(Visit visit) {
      return of(visit, estimates.of(List.of(visit)).get(visit.id()));
    }

    /** The visits of a day with the times at which they are expected. */
    public List<VisitView> expected(LocalDate date, List<Visit> day) {
      var late = estimates.among(date, day);
      return day.stream().map(visit -> of(visit, late.get(visit.id()))).toList();
    }

    private VisitView of(Visit visit, @Nullable Estimate estimate) {
      return new VisitView(
          visit.id(),
          visit.version(),
          visit.booking(),
          visit.ticketNumber(),
          catalog.service(visit.service()).name(),
          local(visit.start(), zone),
          local(visit.end(), zone),
          visit.state().code(),
          visit.worker() == null ? null : workforce.require("worker", visit.worker()).named(),
          visit.wishedWorker() != null,
          visit.carerGender(),
          addressBook.text(visit.address()),
          visit.recipient().masked(),
          visit.presenceProven(),
          visit.presenceToCheck(),
          visit.state().attendanceOwed(),
          visit.refusedReports(),
          visit.shape().crew(),
          visit.shape().member(),
          visit.shape().urgent(),
          Expected.of(estimate, zone));
    }

    Detail detailed(
        Visit visit, List<Report> reports, List<UUID> owed, @Nullable LastChange lastChange) {
      return new Detail(
          expected(visit),
          reports.stream().map(r -> ReportView.of(r, zone)).toList(),
          owed.stream().map(worker -> workforce.require("worker", worker).named()).toList(),
          lastChange);
    }
  }

  private static OffsetDateTime local(Instant at, ZoneId zone) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
