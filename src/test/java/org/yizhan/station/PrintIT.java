package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.printer.Paper;
import org.yizhan.platform.printer.PaperPrinter;

/** Tickets and numbers on paper. */
class PrintIT {
  @RegisterExtension
  static final StationFixture station =
      new StationFixture().with("YIZHAN_STATION_PHONE", "010-6421 0000");

  private static PaperPrinter printer;

  @BeforeAll
  static void setUpPrinter() {
    printer = PaperPrinter.start();
    PairedKiosk.printsAt(station, station.kioskId(), printer.address());
  }

  @AfterAll
  static void switchOff() {
    printer.close();
    assertThat(printer.faults()).isEmpty();
  }

  @Test
  void aTicketHasItsNumberItsCodesAndAQrThatOpensIt() {
    var ticket = booked();

    print(ticket, "zh").is(200);

    var paper = last().photographed("ticket-zh");
    assertThat(paper.largest()).isEqualTo(ticket.number());
    assertThat(paper.text())
        .contains("和平里社区家政驿站", "日常保洁", "开门码", ticket.doorCode(), "现金", "电话 010-6421 0000")
        .contains(ticket.code().substring(0, 4) + " " + ticket.code().substring(4));
    assertThat(paper.scanned())
        .endsWith("/kiosk#/ticket/" + ticket.booking() + "/" + ticket.code());
  }

  @Test
  void itIsPrintedOnceMoreInEnglishAndTellsNoHome() {
    var ticket = booked();
    print(ticket, "zh").is(200);
    print(ticket, "en").is(200);
    var paper = last().photographed("ticket-en");
    assertThat(paper.text()).contains("Your number", "Door code", ticket.number());
    var building = station.anybody().get("/api/v1/buildings").is(200).text("/buildings/0/name/en");
    assertThat(paper.text()).doesNotContain(building);
  }

  @Test
  void everyDateOfOneThatComesBackIsOnIt() {
    var kiosk = station.kiosk();
    var cleaning = kiosk.service("Home cleaning, 2 hours");
    var booked =
        kiosk
            .books(cleaning)
            .with("repeat", Map.of("everyWeeks", 1, "times", 4, "onHolidays", true))
            .triedAt(kiosk.roomySlot(cleaning))
            .is(201);
    print(Ticket.of(booked), "zh").is(200);
    assertThat(last().photographed("ticket-series").text()).contains("后面还有 3 次");
  }

  @Test
  void whoeverDoesNotKnowTheCodeGetsNoPaper() {
    var ticket = booked();
    int before = printer.sheets().size();
    var body = Map.of("code", "00000000", "language", "zh");
    station.kiosk().caller().post(ticket.path() + "/print", body).isProblem(404, "not-found");
    station.manager().post(ticket.path() + "/cancel", Map.of("reason", "other")).is(200);
    print(ticket, "zh").isProblem(409, "booking-closed");
    assertThat(printer.sheets()).hasSize(before);
  }

  @Test
  void withoutPaperTheKioskHearsWhyAndTheBookingStands() {
    var ticket = booked();
    printer.paperFor(0);
    try {
      var refused = print(ticket, "zh").isProblem(409, "not-printed");
      assertThat(refused.text("/printer")).isEqualTo("out-of-paper");
    } finally {
      printer.newRoll();
    }
    station.resident(ticket).get(ticket.path()).is(200);
    assertThat(print(ticket, "zh").is(200).text("/printer")).isEqualTo("ready");
  }

  @Test
  void aNumberForTheCounterSaysNothingButItself() {
    var taken = station.kiosk().caller().post("/api/v1/queue", Map.of("purpose", "ask")).is(201);
    var path = "/api/v1/queue/" + taken.text("/entry/id") + "/print";
    station.kiosk().caller().post(path, Map.of("language", "zh")).is(200);
    var paper = last().photographed("number-zh");
    assertThat(paper.largest()).isEqualTo(taken.text("/entry/number"));
    assertThat(paper.text()).contains("咨询", "请到柜台来");
    var nobody = "/api/v1/queue/" + station.kioskId() + "/print";
    station.kiosk().caller().post(nobody, Map.of("language", "en")).isProblem(404, "not-found");
  }

  private static Ticket booked() {
    return station.kiosk().booksAny(station.kiosk().service("Home cleaning, 2 hours"));
  }

  private static Answer print(Ticket ticket, String language) {
    var body = Map.of("code", ticket.code(), "language", language);
    return station.kiosk().caller().post(ticket.path() + "/print", body);
  }

  private static Paper last() {
    return printer.sheets().getLast();
  }
}
