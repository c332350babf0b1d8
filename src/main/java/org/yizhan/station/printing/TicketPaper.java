package org.yizhan.station.printing;

import org.yizhan.platform.printer.Receipt;
import org.yizhan.station.booking.TicketSlip;
import org.yizhan.station.booking.TicketSlip.Appointment;

/** The ticket of a booking on paper: the same words as on the screen. */
final class TicketPaper {
  /** Dates of a booking that comes back; more would make the paper longer than a hand holds. */
  private static final int DATES = 12;

  private final Letterhead head;
  private final Language language;

  TicketPaper(Letterhead head, Language language) {
    this.head = head;
    this.language = language;
  }

  Receipt of(TicketSlip slip) {
    var next = slip.appointments().getFirst();
    var paper = head.begin(language);
    paper.line(say("您的号码", "Your number")).large(slip.number(), 4).gap();
    paper.bold(language.of(slip.service()));
    paper.bold(head.moment(next.start(), language));
    paper.line(String.join(say("、", ", "), next.workers()));
    paper.line(yuan(slip.priceFen()) + say("，服务后付款，现金也行", ", after the visit, also cash"));
    moreDates(paper, slip);
    paper.rule();
    paper.line(say("开门码：师傅到门口时告诉他", "Door code, for your worker alone"));
    next.doorCodes().forEach(code -> paper.large(code, 2));
    paper.rule();
    paper.line(say("查预约、改时间、取消：扫这个码", "Look it up, move it, cancel it:")).gap();
    paper.qr(slip.url()).gap();
    paper.line(say("或输入取号单密码（请别告诉别人）", "or by the ticket code (secret)"));
    paper.large(slip.code().substring(0, 4) + " " + slip.code().substring(4), 2).gap();
    return head.end(paper, language);
  }

  private void moreDates(Receipt paper, TicketSlip slip) {
    int more = slip.appointments().size() - 1;
    if (more == 0) {
      return;
    }
    paper.gap().line(say("后面还有 " + more + " 次", "and " + more + " more"));
    slip.appointments().stream()
        .skip(1)
        .limit(DATES)
        .map(Appointment::start)
        .forEach(start -> paper.line(head.moment(start, language)));
    if (more > DATES) {
      paper.line("…");
    }
  }

  private String say(String zh, String en) {
    return language.of(zh, en);
  }

  private static String yuan(long fen) {
    return fen % 100 == 0 ? "￥" + fen / 100 : "￥%d.%02d".formatted(fen / 100, fen % 100);
  }
}
