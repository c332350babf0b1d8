package org.yizhan.station.printing;

import org.yizhan.platform.printer.Receipt;
import org.yizhan.station.queue.Place;
import org.yizhan.station.queue.Purpose;

/** A number for the counter on paper; nothing on it says who took it. */
final class NumberPaper {
  private final Letterhead head;
  private final Language language;

  NumberPaper(Letterhead head, Language language) {
    this.head = head;
    this.language = language;
  }

  Receipt of(Place place) {
    var paper = head.begin(language);
    paper.line(say("您的号码", "Your number")).large(place.number(), 4).gap();
    paper.bold(purpose(place.purpose()));
    paper.line(say("前面还有 " + place.ahead() + " 位", place.ahead() + " before you"));
    paper.line(head.moment(place.takenAt(), language)).gap();
    paper.line(say("叫到这个号，请到柜台来", "Please come to the counter when this number is called"));
    return head.end(paper.gap(), language);
  }

  private String purpose(Purpose purpose) {
    return switch (purpose) {
      case ASK -> say("咨询", "Question");
      case BOOK -> say("预约", "Booking");
      case PAY -> say("付款", "Payment");
      case COMPLAIN -> say("投诉", "Complaint");
    };
  }

  private String say(String zh, String en) {
    return language.of(zh, en);
  }
}
