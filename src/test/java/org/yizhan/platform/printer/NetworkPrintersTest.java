package org.yizhan.platform.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.platform.printer.NetworkPrinters.Patience;

class NetworkPrintersTest {
  private static final VirtualThreads THREADS = new VirtualThreads();

  /** Long for whoever answers, however slow the machine is. */
  private static final Patience LONG =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));

  /** For those of whom nothing is expected any more. */
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofMillis(50));

  private static final String URL =
      "https://station.example/kiosk#/ticket/0198f3a1-7c2e-7d11-9f00-1234567890ab/12345678";

  private final NetworkPrinters printers = new NetworkPrinters(THREADS.vertx(), LONG);
  private PaperPrinter printer;

  @BeforeEach
  void switchOn() {
    printer = PaperPrinter.start();
  }

  @AfterEach
  void switchOff() {
    printer.close();
    assertThat(printer.faults()).isEmpty();
  }

  @AfterAll
  static void end() {
    THREADS.close();
  }

  @Test
  void chineseLargePrintAndQrComeOutAsTheyWereMeant() {
    var receipt =
        new Receipt()
            .bold("和平里社区家政驿站")
            .large("A017", 4)
            .line("日常保洁（2 小时）￥120 · ¥80")
            .rule()
            .line("一张很长很长的纸条，要自己在合适的地方换行，标点不能排到行首。")
            .gap()
            .qr(URL)
            .large("1234 5678", 2)
            .cut();

    assertThat(print(printers, receipt)).isEqualTo(new Printout(true, PrinterState.READY));

    var paper = printer.sheets().getFirst().photographed("receipt");
    assertThat(paper.text())
        .isEqualTo(
            """
            和平里社区家政驿站
            A017
            日常保洁（2 小时）￥120 · ￥80
            --------------------------------
            一张很长很长的纸条，要自己在合适
            的地方换行，标点不能排到行首。

            1234 5678\
            """);
    assertThat(paper.largest()).isEqualTo("A017");
    assertThat(paper.scanned()).isEqualTo(URL);
  }

  @Test
  void aControlCharacterInANameIsNoCommand() {
    print(printers, new Receipt().line("张\u001b@女士\u001dV").cut());
    assertThat(printer.sheets().getFirst().text()).isEqualTo("张 @女士 V");
  }

  @Test
  void withoutPaperNothingIsSent() {
    printer.paperFor(0);
    assertThat(print(printers, slip("一")))
        .isEqualTo(new Printout(false, PrinterState.OUT_OF_PAPER));
    printer.newRoll();
    print(printers, slip("二"));
    assertThat(printer.sheets()).extracting(Paper::text).containsExactly("二");
  }

  @Test
  void paperThatEndsInTheMiddleIsNoticed() {
    printer.paperFor(2);
    var impatient =
        new NetworkPrinters(
            THREADS.vertx(), new Patience(LONG.connect(), LONG.answer(), SHORT.paper()));
    var receipt = new Receipt().line("一").line("二").line("三").cut();
    assertThat(print(impatient, receipt)).isEqualTo(new Printout(false, PrinterState.OUT_OF_PAPER));
    assertThat(printer.sheets()).isEmpty();
  }

  @Test
  void anOpenCoverIsNotTakenForAnEmptyRoll() {
    printer.coverOpen(true);
    assertThat(look(printers)).isEqualTo(PrinterState.COVER_OPEN);
    printer.coverOpen(false);
    assertThat(look(printers)).isEqualTo(PrinterState.READY);
  }

  @Test
  void aRollThatEndsSoonStillPrints() {
    printer.lowOnPaper();
    assertThat(print(printers, slip("一"))).isEqualTo(new Printout(true, PrinterState.PAPER_LOW));
  }

  @Test
  void whatDoesNotAnswerIsAway() {
    printer.fallSilent();
    var impatient = new NetworkPrinters(THREADS.vertx(), SHORT);
    assertThat(print(impatient, slip("一"))).isEqualTo(new Printout(false, PrinterState.AWAY));
    assertThat(printer.sheets()).isEmpty();
  }

  @Test
  void whereNobodyListensItIsAway() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var nowhere = new PrinterAddress("127.0.0.1", free);
    assertThat(THREADS.call(() -> printers.print(nowhere, slip("一").bytes())))
        .isEqualTo(new Printout(false, PrinterState.AWAY));
  }

  @Test
  void manyAtOnceComeOutWhole() {
    IntStream.range(0, 20)
        .parallel()
        .forEach(number -> assertThat(print(printers, slip("第 " + number)).printed()).isTrue());
    assertThat(printer.sheets())
        .extracting(Paper::text)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(number -> "第 " + number).toList());
  }

  private static Receipt slip(String text) {
    return new Receipt().line(text).cut();
  }

  private Printout print(NetworkPrinters by, Receipt receipt) {
    return THREADS.call(() -> by.print(printer.address(), receipt.bytes()));
  }

  private PrinterState look(NetworkPrinters by) {
    return THREADS.call(() -> by.look(printer.address()));
  }
}
