package org.yizhan.station;

import org.yizhan.platform.http.ContractRouter;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.Candidates;
import org.yizhan.station.dispatch.Dispatch;
import org.yizhan.station.dispatch.DispatchRoutes;
import org.yizhan.station.dispatch.Overrides;
import org.yizhan.station.dispatch.Sharing;
import org.yizhan.station.dispatch.day.DayBook;
import org.yizhan.station.dispatch.day.DayPlans;
import org.yizhan.station.dispatch.day.PlanRoutes;
import org.yizhan.station.dispatch.day.Planning;
import org.yizhan.station.figures.FigureRoutes;
import org.yizhan.station.figures.Figures;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.travel.Travel;
import org.yizhan.station.travel.TravelRoutes;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/** Who is sent, how days are planned and what comes of it, put together. */
final class DispatchWiring implements AutoCloseable {
  private final Foundation base;
  private final Visits visits;
  private final Travel travel;
  private final Workforce workforce;
  private final Candidates candidates;
  private final Overrides overrides;
  private final Dispatch dispatch;
  private final DayPlans plans;
  private final Planning planning;
  private final Figures figures;

  DispatchWiring(
      Foundation base,
      Catalog catalog,
      AddressBook addressBook,
      Travel travel,
      Workforce workforce,
      Schedule schedule,
      Licences licences,
      Visits visits,
      Sharing sharing) {
    var config = base.config();
    var zone = config.station().zoneId();
    var clock = base.clock();
    var db = base.database().db();
    this.base = base;
    this.visits = visits;
    this.travel = travel;
    this.workforce = workforce;
    this.candidates =
        new Candidates(
            db,
            catalog,
            addressBook,
            workforce,
            visits,
            schedule,
            sharing,
            config.ranking(),
            clock);
    this.overrides = new Overrides(licences);
    this.dispatch = new Dispatch(db, visits, workforce, schedule, overrides, candidates, clock);
    this.plans = new DayPlans(db, dispatch, visits, workforce, clock);
    var dayBook =
        new DayBook(
            visits,
            workforce,
            schedule,
            travel,
            licences,
            candidates,
            config.ranking(),
            config.planning(),
            clock,
            zone);
    this.planning = new Planning(base.vertx(), db, dayBook, workforce, clock);
    this.figures = new Figures(base.vertx(), db, addressBook, travel, workforce, zone);
  }

  Candidates candidates() {
    return candidates;
  }

  Overrides overrides() {
    return overrides;
  }

  void mount(ContractRouter router, VisitView.Maker views) {
    var zone = base.config().station().zoneId();
    new DispatchRoutes(dispatch, candidates, visits, workforce, views).mount(router);
    new PlanRoutes(plans, planning, zone).mount(router);
    new FigureRoutes(figures, workforce, zone).mount(router);
    new TravelRoutes(travel, zone).mount(router);
  }

  /** Ends what is computed beside requests. */
  @Override
  public void close() {
    planning.close();
    figures.close();
  }
}
