package org.yizhan.station.printing;

import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.printer.Receipt;
import org.yizhan.station.booking.TicketSlips;
import org.yizhan.station.kiosk.Printers;
import org.yizhan.station.queue.Queue;

/** A kiosk asks for paper. */
public final class PrintRoutes {
  private final TicketSlips slips;
  private final Queue queue;
  private final Printers printers;
  private final Letterhead head;

  /** Prints what {@code slips} and {@code queue} know, with {@code printers}. */
  public PrintRoutes(TicketSlips slips, Queue queue, Printers printers, Letterhead head) {
    this.slips = slips;
    this.queue = queue;
    this.printers = printers;
    this.head = head;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("printTicket", this::ticket).on("printNumber", this::number);
  }

  private record TicketWish(String code, Language language) {}

  private record NumberWish(Language language) {}

  private Reply ticket(Request request) {
    var wish = request.body(TicketWish.class);
    var slip = slips.of(request.id("booking"), wish.code());
    return printed(request, new TicketPaper(head, wish.language()).of(slip));
  }

  private Reply number(Request request) {
    var wish = request.body(NumberWish.class);
    var place = queue.place(request.id("entry"));
    return printed(request, new NumberPaper(head, wish.language()).of(place));
  }

  private Reply printed(Request request, Receipt paper) {
    var kiosk = UUID.fromString(request.principal().id());
    return Reply.ok(Map.of("printer", printers.print(kiosk, paper).state().code()));
  }
}
