package org.yizhan.hub.announcement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.receipt.Receipt;
import org.yizhan.hub.receipt.ReceiptViews;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sheet;
import org.yizhan.platform.text.Text;

/** Announcements to stations, and who has received them. */
public final class AnnouncementRoutes {
  private final Announcements announcements;
  private final ZoneId zone;
  private final ReceiptViews receipts;

  /** Serves {@code announcements}. */
  public AnnouncementRoutes(Announcements announcements, ZoneId zone) {
    this.announcements = announcements;
    this.zone = zone;
    this.receipts = new ReceiptViews(zone);
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listAnnouncements", this::list)
        .on("exportAnnouncements", this::export)
        .on("writeAnnouncement", this::write)
        .on("withdrawAnnouncement", this::withdraw)
        .on("listReceipts", this::receipts)
        .on("exportReceipts", this::exportReceipts);
  }

  private record View(
      UUID id,
      Text text,
      @Nullable DistrictName district,
      LocalDate until,
      String writtenBy,
      OffsetDateTime writtenAt,
      @Nullable OffsetDateTime withdrawnAt,
      long stations,
      long received) {}

  private Reply list(Request request) {
    var all = announcements.all(Scope.of(request.principal()));
    return Reply.ok(Map.of("announcements", all.stream().map(this::view).toList()));
  }

  private Reply export(Request request) {
    var columns = new ArrayList<Sheet.Column>();
    Stream.of(
            "公告 Text",
            "英文 English",
            "发给 To",
            "最后一天 Last day",
            "发布人 By",
            "发布 Written",
            "撤回 Withdrawn")
        .map(Sheet::text)
        .forEach(columns::add);
    Stream.of("驿站数 Stations", "已收到 Received").map(Sheet::count).forEach(columns::add);
    var rows =
        announcements.all(Scope.of(request.principal())).stream()
            .map(this::view)
            .map(a ->
                List.of(
                    a.text().zh(),
                    a.text().en(),
                    a.district() == null ? "" : a.district().name().zh(),
                    a.until().toString(),
                    a.writtenBy(),
                    a.writtenAt().toString(),
                    a.withdrawnAt() == null ? "" : a.withdrawnAt().toString(),
                    a.stations(),
                    a.received()))
            .toList();
    return new Sheet("announcements", columns, rows).reply(request);
  }

  private Reply write(Request request) {
    var draft = request.body(Announcements.Draft.class);
    return Reply.created(view(announcements.write(draft, request.principal())));
  }

  private Reply withdraw(Request request) {
    var id = request.id("announcement");
    return Reply.ok(view(announcements.withdraw(id, request.principal())));
  }

  private Reply receipts(Request request) {
    return receipts.list(receiptsOf(request));
  }

  private Reply exportReceipts(Request request) {
    return receipts.export(request, receiptsOf(request));
  }

  private List<Receipt> receiptsOf(Request request) {
    return announcements.receipts(Scope.of(request.principal()), request.id("announcement"));
  }

  private View view(Announcement a) {
    return new View(
        a.id(),
        a.text(),
        a.district(),
        a.until(),
        a.writtenBy(),
        a.writtenAt().atZone(zone).toOffsetDateTime(),
        receipts.at(a.withdrawnAt()),
        a.stations(),
        a.received());
  }
}
