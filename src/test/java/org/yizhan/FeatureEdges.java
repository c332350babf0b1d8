package org.yizhan;

import java.util.Map;
import java.util.Set;

/** Who may use whom among the features; whatever is not listed is forbidden. */
final class FeatureEdges {
  static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("station.workforce", Set.of("station.household")),
          Map.entry(
              "station.schedule",
              Set.of(
                  "station.catalog",
                  "station.household",
                  "station.travel",
                  "station.workforce",
                  "station.licence")),
          Map.entry("station.travel", Set.of("station.household")),
          Map.entry("station.licence", Set.of("station.catalog", "station.workforce")),
          Map.entry(
              "station.visit",
              Set.of(
                  "station.catalog", "station.household", "station.travel", "station.workforce")),
          Map.entry(
              "station.dispatch",
              Set.of(
                  "station.catalog",
                  "station.household",
                  "station.workforce",
                  "station.licence",
                  "station.schedule",
                  "station.travel",
                  "station.visit")),
          Map.entry(
              "station.booking",
              Set.of(
                  "station.catalog",
                  "station.household",
                  "station.workforce",
                  "station.schedule",
                  "station.visit",
                  "station.dispatch")),
          Map.entry(
              "station.tracking",
              Set.of(
                  "station.catalog",
                  "station.household",
                  "station.workforce",
                  "station.licence",
                  "station.schedule",
                  "station.visit",
                  "station.preference",
                  "station.booking")),
          Map.entry(
              "station.roster",
              Set.of("station.workforce", "station.schedule", "station.visit", "station.dispatch")),
          Map.entry(
              "station.preference",
              Set.of("station.workforce", "station.schedule", "station.visit", "station.dispatch")),
          Map.entry(
              "station.suspension",
              Set.of(
                  "station.catalog",
                  "station.household",
                  "station.workforce",
                  "station.schedule",
                  "station.visit",
                  "station.dispatch")),
          Map.entry(
              "station.register",
              Set.of(
                  "station.catalog",
                  "station.household",
                  "station.workforce",
                  "station.licence",
                  "station.schedule",
                  "station.dispatch")),
          Map.entry(
              "station.figures",
              Set.of("station.household", "station.travel", "station.workforce")),
          Map.entry("station.headcount", Set.of("station.register")),
          Map.entry("station.alarm", Set.of("station.visit", "station.workforce")),
          Map.entry(
              "station.board",
              Set.of(
                  "station.catalog",
                  "station.travel",
                  "station.workforce",
                  "station.schedule",
                  "station.visit",
                  "station.alarm")),
          Map.entry("station.access", Set.of("station.kiosk")),
          Map.entry(
              "station.printing", Set.of("station.booking", "station.kiosk", "station.queue")),
          Map.entry("station.device", Set.of("station.workforce")),
          Map.entry(
              "station.photo", Set.of("station.evidence", "station.visit", "station.workforce")),
          Map.entry("station.live", Set.of("station.visit")),
          Map.entry(
              "station.opening",
              Set.of(
                  "station.catalog",
                  "station.household",
                  "station.workforce",
                  "station.schedule",
                  "station.visit")),
          Map.entry("station.queue", Set.of("station.visit")),
          Map.entry("station.template", Set.of("station.catalog")),
          Map.entry(
              "station.display", Set.of("station.queue", "station.register", "station.visit")),
          Map.entry("city.world", Set.of("station.household", "station.visit")),
          Map.entry("station.sample", Set.of("station.household", "station.schedule")),
          Map.entry("hub.access", Set.of("hub.news")),
          Map.entry("hub.exchange", Set.of("hub.log", "hub.news")),
          Map.entry("hub.figures", Set.of("hub.access", "hub.indicator", "hub.log", "hub.news")),
          Map.entry("hub.indicator", Set.of("hub.access")),
          Map.entry(
              "hub.district",
              Set.of(
                  "hub.access",
                  "hub.announcement",
                  "hub.figures",
                  "hub.news",
                  "hub.receipt",
                  "hub.template")),
          Map.entry(
              "hub.enrolment",
              Set.of("hub.announcement", "hub.news", "hub.receipt", "hub.template")),
          Map.entry("hub.receipt", Set.of("hub.access", "hub.exchange")),
          Map.entry(
              "hub.announcement", Set.of("hub.access", "hub.exchange", "hub.news", "hub.receipt")),
          Map.entry(
              "hub.template", Set.of("hub.access", "hub.exchange", "hub.news", "hub.receipt")),
          Map.entry("hub.overview", Set.of("hub.access", "hub.figures", "hub.log", "hub.news")));

  private FeatureEdges() {}
}
