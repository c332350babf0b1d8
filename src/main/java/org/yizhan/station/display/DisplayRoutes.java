package org.yizhan.station.display;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.queue.Call;
import org.yizhan.station.queue.Queue;
import org.yizhan.station.register.Companies;
import org.yizhan.station.register.Company;
import org.yizhan.station.visit.TicketNumber;

/**
 * {@code GET public-board}: what the board shows beside the menu, the slots and the notices. All of
 * it is public.
 */
public final class DisplayRoutes {
  /** How many calls a board that has just come sees. */
  private static final int NEWEST = 6;

  /** How many it reads at once of those it missed. */
  private static final int MISSED = 100;

  private final Queue queue;
  private final Companies companies;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Shows the calls of {@code queue} and who works here. */
  public DisplayRoutes(Queue queue, Companies companies, InstantSource clock, ZoneId zone) {
    this.queue = queue;
    this.companies = companies;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getPublicBoard", this::board);
  }

  private record BoardView(List<CallView> calls, List<CompanyView> companies) {}

  private record CallView(long seq, String number, int desk, OffsetDateTime at) {}

  private record CompanyView(
      Text name, @Nullable String grade, @Nullable String awardedBy, boolean staffBased) {}

  private Reply board(Request request) {
    var after = request.query("after").map(Long::valueOf).orElse(null);
    var calls = queue.calls(after, after == null ? NEWEST : MISSED);
    return Reply.ok(new BoardView(calls.stream().map(this::view).toList(), companies()));
  }

  private CallView view(Call call) {
    return new CallView(
        call.seq(),
        TicketNumber.text(call.number()),
        call.desk(),
        call.at().atZone(zone).toOffsetDateTime());
  }

  private List<CompanyView> companies() {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var listed = companies.list(today);
    return listed.companies().stream()
        .map(company -> view(company, listed.share(company.id(), today).staffBased()))
        .toList();
  }

  private static CompanyView view(Company company, boolean staffBased) {
    var grade = company.entry().grade();
    return new CompanyView(
        company.entry().name(),
        grade == null ? null : grade.grade(),
        grade == null ? null : grade.awardedBy(),
        staffBased);
  }
}
