package org.yizhan.station;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.station.announcement.AnnouncementRoutes;
import org.yizhan.station.announcement.Announcements;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.booking.Tickets;
import org.yizhan.station.catalog.CatalogConfig;
import org.yizhan.station.catalog.PriceList;
import org.yizhan.station.catalog.PriceRoutes;
import org.yizhan.station.catalog.ServicePictograms;
import org.yizhan.station.display.DisplayRoutes;
import org.yizhan.station.notice.NoticeRoutes;
import org.yizhan.station.notice.Notices;
import org.yizhan.station.opening.OpeningRoutes;
import org.yizhan.station.opening.Openings;
import org.yizhan.station.opening.StandingHours;
import org.yizhan.station.queue.Queue;
import org.yizhan.station.queue.QueueRoutes;
import org.yizhan.station.register.Companies;
import org.yizhan.station.template.CityTemplates;
import org.yizhan.station.template.TemplateRoutes;
import org.yizhan.station.visit.VisitView;

/** The counter, the public face of the station (S02, S22), and what the city tells it. */
record CounterFeatures(
    BookingParts parts,
    Companies companies,
    Queue queue,
    Notices notices,
    Announcements announcements,
    PriceList prices,
    CityTemplates templates,
    StandingHours opening) {
  static CounterFeatures of(
      BookingParts parts,
      Tickets tickets,
      Companies companies,
      CatalogConfig config,
      StandingHours opening) {
    var prices =
        new PriceList(
            parts.db(), parts.events(), parts.catalog(), config, parts.clock(), parts.zone());
    return new CounterFeatures(
        parts,
        companies,
        new Queue(
            parts.db(),
            parts.events(),
            parts.clock(),
            parts.zone(),
            number -> tickets.numbered(number).isPresent()),
        new Notices(parts.db(), parts.events(), parts.clock(), parts.zone()),
        new Announcements(parts.db(), parts.events(), parts.clock(), parts.zone()),
        prices,
        new CityTemplates(parts.db(), parts.events(), parts.catalog(), prices, parts.clock()),
        opening);
  }

  /** What of the hub's downlink is applied here, by its type. */
  Map<String, Consumer<Map<String, Object>>> downlink() {
    var takers = new HashMap<>(announcements.downlink());
    takers.putAll(templates.downlink());
    return takers;
  }

  /** Names the handlers. */
  void mount(ContractRouter router, VisitView.Maker views) {
    new QueueRoutes(queue, parts.zone()).mount(router);
    new NoticeRoutes(notices).mount(router);
    new AnnouncementRoutes(announcements, parts.zone()).mount(router);
    var pictograms =
        new ServicePictograms(parts.db(), parts.events(), parts.catalog(), parts.clock());
    new PriceRoutes(prices, pictograms, parts.catalog(), parts.clock(), parts.zone()).mount(router);
    new TemplateRoutes(templates, parts.catalog(), parts.clock(), parts.zone()).mount(router);
    var openings =
        new Openings(
            new Openings.Parts(
                parts.db(),
                parts.events(),
                opening,
                parts.workforce(),
                parts.schedule(),
                parts.availability(),
                parts.catalog(),
                parts.visits(),
                parts.clock(),
                parts.zone()));
    new OpeningRoutes(openings, views, parts.zone()).mount(router);
    new DisplayRoutes(queue, companies, parts.clock(), parts.zone()).mount(router);
  }
}
