package org.yizhan.station;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.roster.Calendar;
import org.yizhan.station.roster.CalendarRoutes;
import org.yizhan.station.roster.OverviewRoutes;
import org.yizhan.station.roster.OwnShiftRoutes;
import org.yizhan.station.roster.RosterRoutes;
import org.yizhan.station.roster.Rosters;
import org.yizhan.station.roster.ShiftMaker;
import org.yizhan.station.roster.Shifts;
import org.yizhan.station.roster.leave.LeaveRoutes;
import org.yizhan.station.roster.leave.Leaves;
import org.yizhan.station.roster.leave.MassLeave;
import org.yizhan.station.roster.leave.MassLeaveRoutes;
import org.yizhan.station.roster.leave.OwnLeaveRoutes;
import org.yizhan.station.roster.leave.Quotas;
import org.yizhan.station.roster.ledger.HoursRoutes;
import org.yizhan.station.roster.ledger.OwnHoursRoutes;
import org.yizhan.station.roster.ledger.RulePreviewRoutes;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.schedule.hours.WorkRuleRoutes;

/** Shifts, time off, the calendar and the hours, wired together. */
final class RosterFeature {
  private static final Logger LOG = LoggerFactory.getLogger(RosterFeature.class);

  private final Calendar calendar;
  private final ShiftMaker maker;
  private final WorkHours hours;
  private final TakeOff takeOff;
  private final BookingParts parts;
  private final Consumer<Set<UUID>> changed;

  /**
   * @param changed told the workers by whose rules or shifts visits ahead are to be judged anew
   */
  RosterFeature(
      Calendar calendar,
      ShiftMaker maker,
      WorkHours hours,
      TakeOff takeOff,
      BookingParts parts,
      Consumer<Set<UUID>> changed) {
    this.calendar = calendar;
    this.maker = maker;
    this.hours = hours;
    this.takeOff = takeOff;
    this.parts = parts;
    this.changed = changed;
  }

  /** Makes the shifts that are missing; a failure is logged, because the next hour tries again. */
  void extend() {
    try {
      parts.availability().refresh(maker.extend());
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Shifts ahead were not all made");
    }
  }

  void mount(ContractRouter router) {
    var db = parts.db();
    var events = parts.events();
    var schedule = parts.schedule();
    var workforce = parts.workforce();
    var visits = parts.visits();
    var clock = parts.clock();
    var zone = parts.zone();
    var shifts = new Shifts(db, events, schedule, clock);
    var rosters = new Rosters(db, events, schedule, takeOff, maker, clock, zone);
    var quotas = new Quotas(db, events, clock, zone);
    var leaves =
        new Leaves(db, events, schedule, takeOff, workforce, quotas, parts.cipher(), clock);
    new OverviewRoutes(shifts, calendar, workforce, visits, clock, zone).mount(router);
    new RosterRoutes(rosters, shifts, workforce, visits, zone).mount(router);
    new CalendarRoutes(calendar).mount(router);
    new LeaveRoutes(leaves, quotas, workforce, visits, clock, zone).mount(router);
    var together = new MassLeave(db, schedule, leaves, quotas, parts.cipher(), clock);
    new MassLeaveRoutes(together, workforce, visits, clock, zone).mount(router);
    new OwnLeaveRoutes(leaves, workforce, clock, zone).mount(router);
    new OwnShiftRoutes(shifts, calendar, workforce, clock, zone).mount(router);
    new OwnHoursRoutes(db, hours, workforce, clock, zone).mount(router);
    new HoursRoutes(db, hours, workforce, zone).mount(router);
    new RulePreviewRoutes(db, hours, workforce, visits, clock, zone).mount(router);
    new WorkRuleRoutes(hours, workforce, events, clock, zone, changed).mount(router);
  }
}
